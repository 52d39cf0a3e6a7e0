import type { CartAction } from './CartChange.js'

/**
 * Base of every error of Hakuna Kit. `code` is stable and safe to switch on. `message` says what happened, why it
 * matters and what to do.
 */
export class ProtectionError extends Error {
  readonly code: string = 'protection_error'
  override name = 'ProtectionError'
}

/**
 * `conflict`: somebody else changed the cart; read it again. `locked`: it accepts no change now, e.g. during payment.
 * `refused`: it does not accept this change, e.g. for lack of stock. `unavailable`: it could not be reached.
 */
export type CartAdapterErrorCode = 'conflict' | 'locked' | 'refused' | 'unavailable'

/** What a `CartAdapter` rejects with when the shop's cart could not be read or changed as asked. */
export class CartAdapterError extends ProtectionError {
  override readonly code: CartAdapterErrorCode
  override name = 'CartAdapterError'
  constructor(code: CartAdapterErrorCode, message?: string | undefined, options?: ErrorOptions) {
    super(
      message ??
        `The shop's cart could not be read or changed (${code}), so it may differ from what was asked. ` +
          'Read it again before the next try.',
      options,
    )
    this.code = code
  }
}

/**
 * The cart sync ended while the insurer still had actions: too many rounds, a cycle, or only actions that cannot be
 * applied. With 0 rounds another tab ended so with the same cart, and this tab did not try again.
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
        'Check that updateLineItem() changes the cart that readCart() returns, and onEvent() for skipped actions.',
    )
  }
}

/** The shop's cart twice kept another quantity than the insurer asked for, e.g. for lack of stock. */
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
      `Line item ${lineItemId} still has quantity ${actual} although the insurer asked for ${wanted}, ` +
        'so product and plan quantities may differ. Check stock and quantity limits of this item in the shop.',
    )
  }
}

/** `dispose()` was called on this cart sync, so it does nothing any more. */
export class CartSyncDisposedError extends ProtectionError {
  override readonly code = 'cart_sync_disposed'
  override name = 'CartSyncDisposedError'
  constructor() {
    super('dispose() was called on this cart sync, so the cart was not reported. Create a new one.')
  }
}

/**
 * A call of the proxy failed. `code` is that of the proxy's answer (`application/problem+json`), or `network_error`,
 * `timeout`, `invalid_answer` or `http_error` where the answer has none.
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
    /** Milliseconds to wait before another try, where the proxy says so. */
    readonly retryAfterMs?: number | undefined,
    options?: ErrorOptions,
  ) {
    super(
      `${call} failed with ${code}${status ? ` (HTTP ${status})` : ''}, ` +
        'so plans may be missing or have a wrong quantity. Check that the protection proxy runs at baseUrl.',
      options,
    )
    this.code = code
  }
}

/** Whether an error has a code. Not `instanceof`: a package that was loaded twice has two classes of the same name. */
export const isCoded = (error: unknown): error is ProtectionError =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
