import type { Cart, CartAdapter } from '../cart.js'
import type { CartAction, CartChange } from '../CartChange.js'
import type { ProtectionClient } from '../client/createProtectionClient.js'
import type { ProtectionError } from '../errors.js'

/** Keeps product lines and plan lines in step. Framework-free; made by `createCartSync`. */
export interface CartSync {
  /**
   * Reads the cart, reports it and applies the actions of the answer, until there are none. Never rejects: resolves
   * with `settled` or `failed`, for a loop that began after this call. Calls made while a loop runs share one further
   * loop.
   */
  sync(): Promise<CartSyncState>
  /**
   * Gives the engine a cart that the page has just read; reports nothing. A shopper may raise a quantity before the
   * first report. The plan then follows only if the engine has seen that it covered every unit before (our reading;
   * the insurer's guide says that a plan follows its product, but not which earlier cart counts).
   */
  observe(cart: Cart): void
  /** The same object until something changes. */
  getState(): CartSyncState
  /** Calls `listener` after every change of state. Returns the unsubscribe function. */
  subscribe(listener: () => void): () => void
  /** Aborts the running loop. Afterwards nothing is read, reported, written or emitted. */
  dispose(): void
}

export type CartSyncState =
  /** Nothing reported since the page loaded. */
  | { status: 'idle' }
  /** A round is running. `round` counts from 1. */
  | { status: 'syncing'; round: number }
  /**
   * The insurer had no more actions for `cart` (`null`: there is no cart yet). `rounds` counts the reports; 0 when
   * nothing had to be reported. `changes` holds what the loop changed, one entry for each plan line.
   */
  | { status: 'settled'; cart: Cart | null; rounds: number; changes: CartChange[] }
  /**
   * The loop ended early. The cart stays usable, and a later `sync()` tries again. `cart` is the cart as the loop
   * last read it; absent where it could not be read. `changes` holds what the loop changed before it ended.
   */
  | { status: 'failed'; error: ProtectionError; cart?: Cart | null | undefined; changes?: CartChange[] | undefined }

/** What happens in a loop, for logs, notices and the shop's own statistics. */
export type CartSyncEvent =
  /** A report is being sent. `round` counts from 1. */
  | { type: 'round_started'; round: number }
  | CartSyncRecord
  | { type: 'sync_settled'; cart: Cart | null; rounds: number; changes: CartChange[] }
  | { type: 'sync_failed'; error: ProtectionError }

/** A change of the cart, or an action that was not applied. `explainSync` gives the same records for a dry run. */
export type CartSyncRecord =
  /** A plan line was changed. */
  | { type: 'cart_changed'; change: CartChange }
  /** An action was not applied, because it no longer fits the cart. Emitted once in a loop for each action. */
  | { type: 'action_skipped'; action: CartAction; reason: ActionSkippedReason }
  /** An action was refused, by a check of ours or by the cart. Emitted once in a loop for each action. */
  | { type: 'action_refused'; action: CartAction; reason: ActionRefusedReason }

export type ActionSkippedReason =
  /** An action type that is in no document. */
  | 'unknown_type'
  /** The line is not in the cart any more, or its id now belongs to another plan. */
  | 'line_gone'
  /** The shopper changed the product or its plans since the report; the next round reports them. */
  | 'stale'
  /** A later action of the same answer is for the same line. */
  | 'duplicate'

export type ActionRefusedReason =
  /** The line is not a plan line. */
  | 'not_a_plan'
  /** There would be more plans than units of the product. */
  | 'more_plans_than_products'
  /** Not a whole number of 0 or more. */
  | 'invalid_quantity'
  /** The shop's cart did not take the quantity. */
  | 'cart_refused'

/** Runs `task` while nobody else holds the lock. `signal` ends the wait for the lock. */
export type CartSyncLock = <T>(task: () => Promise<T>, options: { signal: AbortSignal }) => Promise<T>

/** A message to the other tabs, sent when a loop of this tab has ended. */
export type CartSyncAnnouncement = {
  /** `abandoned`: the loop ended with actions left, and a loop of another tab would do so too. */
  outcome: 'settled' | 'abandoned'
  /** Of the cart at the end of the loop. Opaque; equal for equal carts. */
  fingerprint: string
}

/**
 * Connects the engines of several tabs over one cart. `announce` sends to the others; `onAnnounced` gets what they
 * send.
 */
export type CartSyncTabs = (onAnnounced: (announcement: CartSyncAnnouncement) => void) => {
  announce(announcement: CartSyncAnnouncement): void
  close(): void
}

export type CartSyncOptions = CartSyncSettings & CartReporting

/** How the cart is reported: through the proxy, or by a function. */
export type CartReporting =
  | {
      /** From `createProtectionClient()`: reports go through the proxy. Pass this, or `reportCart`. */
      client: Pick<ProtectionClient, 'call'>
      reportCart?: undefined
    }
  | {
      /** Sends one report and resolves with the insurer's actions. Needs a time limit of its own. */
      reportCart: (cart: Cart, options: { signal: AbortSignal }) => Promise<CartAction[]>
      client?: undefined
    }

export type CartSyncSettings = {
  /** The shop's cart. */
  cart: CartAdapter
  /** The most reports in one loop. Default 10 (ours; no document gives a limit). */
  maxRounds?: number | undefined
  /** Applies the two documented rules before the report, so that usual edits settle in one round. Default true. */
  predict?: boolean | undefined
  /** Lets only one engine at a time change the cart, e.g. `webLock(name)` for the tabs of a browser. */
  lock?: CartSyncLock | undefined
  /** Connects the tabs of a browser, e.g. `tabChannel(name)`: the others show a settled cart without a report. */
  tabs?: CartSyncTabs | undefined
  /**
   * Reports an empty cart also if this engine never reported it with lines. For an engine that serves one request: an
   * earlier one may have reported lines. Default false.
   */
  reportEmptyCart?: boolean | undefined
  /** Called with each round, change, and skipped or refused action, for logs; `explainRecord` gives the words. */
  onEvent?: ((event: CartSyncEvent) => void) | undefined
}
