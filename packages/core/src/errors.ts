import type { CartAction } from './CartChange.js'

/** Base of every error of Hakuna Kit. `code` is stable and safe to switch on; `message` says what happened, why it matters, what to do. */
export class ProtectionError extends Error {
  readonly code: string = 'protection_error'
  override name = 'ProtectionError'
}

/**
 * `conflict`: somebody else changed the cart, read it again. `locked`: it takes no change now, e.g. while the shopper pays.
 * `refused`: it does not take this change, e.g. stock. `unavailable`: it could not be reached.
 */
export type CartAdapterErrorCode = 'conflict' | 'locked' | 'refused' | 'unavailable'

/** What a `CartAdapter` rejects with when the shop's cart did not do as asked. */
export class CartAdapterError extends ProtectionError {
  override readonly code: CartAdapterErrorCode
  override name = 'CartAdapterError'
  constructor(code: CartAdapterErrorCode, message?: string | undefined, options?: ErrorOptions) {
    super(message ?? `The shop's cart did not take the change (${code}).`, options)
    this.code = code
  }
}

/**
 * The cart sync stopped while the insurer still had actions: too many rounds, a cycle, or only actions that cannot be carried out. With 0
 * rounds it was another tab that gave up on this very cart, and this one did not try again.
 */
export class CartNotSettledError extends ProtectionError {
  override readonly code = 'cart_not_settled'
  override name = 'CartNotSettledError'
  constructor(
    /** Reports made. */
    readonly rounds: number,
    /** What the last report asked for. */
    readonly pendingActions: CartAction[],
  ) {
    super(
      (rounds
        ? `The cart still had ${pendingActions.length} action(s) after ${rounds} round(s)`
        : 'Another tab could not settle this cart') +
        ', so plan quantities may be wrong. ' +
        'Check that updateLineItem() changes the cart that readCart() returns; onEvent tells what was skipped.',
    )
  }
}

/** The shop's cart twice did not take a quantity that the insurer asked for, e.g. for lack of stock. */
export class CartActionRefusedError extends ProtectionError {
  override readonly code = 'cart_action_refused'
  override name = 'CartActionRefusedError'
  constructor(
    readonly lineItemId: string,
    /** Quantity asked for. */
    readonly wanted: number,
    /** Quantity that the line has. */
    readonly actual: number,
    /** Reports made. */
    readonly rounds: number,
    /** What the last report asked for. */
    readonly pendingActions: CartAction[],
  ) {
    super(
      `The cart keeps line item ${lineItemId} at quantity ${actual} where the insurer asks for ${wanted}, so product and plan differ. ` +
        "Check the line's stock and quantity limits in the shop.",
    )
  }
}

/** The cart sync was disposed of; this one does nothing any more. */
export class CartSyncDisposedError extends ProtectionError {
  override readonly code = 'cart_sync_disposed'
  override name = 'CartSyncDisposedError'
  constructor() {
    super('This cart sync was disposed of, so the cart was not reported. Create a new one.')
  }
}

/**
 * The proxy did not answer a call as it should. `code` is the proxy's own (`application/problem+json`), or `network_error`,
 * `timeout`, `invalid_answer`, `http_error` where there is none.
 */
export class ProtectionRequestError extends ProtectionError {
  override readonly code: string
  override name = 'ProtectionRequestError'
  constructor(
    /** The call, e.g. `POST /plans`. */
    readonly call: string,
    code: string,
    /** HTTP status; absent without an answer. */
    readonly status?: number | undefined,
    /** How long to wait before another try, where the proxy says so. */
    readonly retryAfterMs?: number | undefined,
    options?: ErrorOptions,
  ) {
    super(
      `${call} failed with ${code}${status ? ` (HTTP ${status})` : ''}, so protection is not offered or not in step. ` +
        'Check that the protection proxy runs at baseUrl.',
      options,
    )
    this.code = code
  }
}

/** An error with a code, ours or one that speaks our words: a module that was loaded twice has two of each class. */
export const isCoded = (error: unknown): error is ProtectionError =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
