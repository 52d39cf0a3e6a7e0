import type { CartAction } from '../CartChange.js'
import { ProtectionError } from '../errors.js'
import { isCoded } from './isCoded.js'

declare const process: { env: { NODE_ENV?: string } } | undefined

/**
 * What messages add in development: why it matters and what to do. Bundlers leave the texts out of production. Some
 * runtimes have no `process`.
 */
const hints =
  typeof process === 'object' && process.env.NODE_ENV !== 'production'
    ? {
        notSettled:
          ', so plan quantities may be wrong. Check that updateLineItem() changes the cart that readCart() returns, ' +
          'and onEvent() for skipped actions.',
        refused:
          ', so product and plan quantities may differ. Check stock and quantity limits of this item in the shop.',
        disposed: ', so the cart was not reported. Create a new one.',
        failed: ', so plan quantities may be wrong. See the cause.',
      }
    : undefined

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
        : 'Another tab could not settle this cart') + (hints?.notSettled ?? '.'),
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
      `Line item ${lineItemId} still has quantity ${actual} although the insurer asked for ${wanted}` +
        (hints?.refused ?? '.'),
    )
  }
}

/** `dispose()` was called on this cart sync, so it does nothing any more. */
export class CartSyncDisposedError extends ProtectionError {
  override readonly code = 'cart_sync_disposed'
  override name = 'CartSyncDisposedError'
  constructor() {
    super(`dispose() was called on this cart sync${hints?.disposed ?? '.'}`)
  }
}

/** Something threw that has no code, e.g. in the shop's cart adapter. */
export const toSyncError = (cause: unknown): ProtectionError =>
  isCoded(cause) ? cause : new ProtectionError(`The cart sync failed${hints?.failed ?? '.'}`, { cause })
