import type { Cart, CartAdapter } from '../cart.js'
import type { CartAction, CartChange } from '../CartChange.js'
import type { ProtectionError } from '../errors.js'

/** Keeps product lines and plan lines in step. Framework-free; made by `createCartSync`. */
export interface CartSync {
  /**
   * Reads the cart, reports it, carries out what comes back, until nothing does. Never rejects: resolves with `settled` or
   * `failed` for a loop that began after this call. Calls made while a loop runs share one further loop.
   */
  sync(): Promise<CartSyncState>
  /**
   * Tells of a cart that the page has just read by itself; reports nothing. A shopper may raise a quantity before the first
   * report: the plan follows only if the engine knows that it covered every unit before (our reading; the insurer's guide
   * says that a plan follows its product, and not what it knows of earlier).
   */
  observe(cart: Cart): void
  /** The same object until something changes. */
  getState(): CartSyncState
  /** Calls `listener` after every change of state. Returns the unsubscribe function. */
  subscribe(listener: () => void): () => void
  /** Aborts what runs; nothing is read, reported, written or told afterwards. */
  dispose(): void
}

export type CartSyncState =
  /** Nothing reported since the page loaded. */
  | { status: 'idle' }
  /** A round is running. `round` counts from 1. */
  | { status: 'syncing'; round: number }
  /**
   * The insurer had no more actions for `cart` (`null`: there is no cart yet). `rounds` counts the reports, 0 when nothing had
   * to be reported. `changes` holds what the loop did to plan lines, one entry a line.
   */
  | { status: 'settled'; cart: Cart | null; rounds: number; changes: CartChange[] }
  /**
   * The loop ended early; the cart stays usable, and a later change or `sync()` tries again. `cart` is the cart as the loop last read
   * it, absent where it never could. `changes` holds what the loop did to plan lines before it ended.
   */
  | { status: 'failed'; error: ProtectionError; cart?: Cart | null | undefined; changes?: CartChange[] | undefined }

/** What happens in a loop, for logs, notices and the shop's own figures. */
export type CartSyncEvent =
  /** A report goes out. `round` counts from 1. */
  | { type: 'round_started'; round: number }
  | CartSyncRecord
  | { type: 'sync_settled'; cart: Cart | null; rounds: number; changes: CartChange[] }
  | { type: 'sync_failed'; error: ProtectionError }

/** What became of the cart or of an action. `explainSync` gives the same records before the fact, with words. */
export type CartSyncRecord =
  /** A plan line was changed. */
  | { type: 'cart_changed'; change: CartChange }
  /** An action was not carried out, for no fault of the cart's. Told once a loop for each action. */
  | { type: 'action_skipped'; action: CartAction; reason: ActionSkippedReason }
  /** An action was refused. Told once a loop for each action. */
  | { type: 'action_refused'; action: CartAction; reason: ActionRefusedReason }

export type ActionSkippedReason =
  /** An action type that no document names. */
  | 'unknown_type'
  /** The line is not in the cart, or stands for something else by now. */
  | 'line_gone'
  /** The shopper changed the product or its plans since the report; the next round tells. */
  | 'stale'
  /** A later action of the same answer is for the same line. */
  | 'duplicate'

export type ActionRefusedReason =
  /** Guard rail: the line is no plan line. */
  | 'not_a_plan'
  /** Guard rail: there would be more plans than units of the product. */
  | 'more_plans_than_products'
  /** Not a whole number of 0 or more. */
  | 'invalid_quantity'
  /** The shop's cart did not take the quantity. */
  | 'cart_refused'

/** Runs `task` while nobody else holds the lock. `signal` ends the waiting. */
export type CartSyncLock = <T>(task: () => Promise<T>, options: { signal: AbortSignal }) => Promise<T>

/**
 * Connects the engines of several tabs over one cart. `announce` tells the others that the cart with this key is settled, or that it
 * cannot be; `onAnnounced` gets what they tell. The key is opaque.
 */
export type CartSyncTabs = (onAnnounced: (key: string) => void) => { announce(key: string): void; close(): void }

export type CartSyncOptions = {
  cart: CartAdapter
  /** Sends one report and resolves with the insurer's actions. Has a time limit of its own. */
  reportCart: (cart: Cart, options: { signal: AbortSignal }) => Promise<CartAction[]>
  /** Reports in one loop, at most. Default 10 (ours; no document names a bound). */
  maxRounds?: number | undefined
  /** Applies the two rules that the documents state before the report, so that usual edits settle in one. Default true. */
  predict?: boolean | undefined
  /** Lets engines over one cart take turns, e.g. `webLock(name)` for the tabs of a browser. */
  lock?: CartSyncLock | undefined
  /** Lets the other tabs learn of a settled cart, e.g. `tabChannel(name)`. */
  tabs?: CartSyncTabs | undefined
  /**
   * Reports an empty cart even if this engine never reported it with lines. For an engine that lives for one request, whose
   * forerunner may have. Default false.
   */
  reportEmptyCart?: boolean | undefined
  onEvent?: ((event: CartSyncEvent) => void) | undefined
}
