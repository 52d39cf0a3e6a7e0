import type { Cart } from '../cart.js'
import type { CartChange } from '../CartChange.js'
import { CartActionRefusedError, CartNotSettledError, CartSyncDisposedError, toSyncError } from './errors.js'
import { coalesce } from '../internal/coalesce.js'
import { reportCart as reportThrough } from '../client/cartApi.js'
import { cartFingerprint } from './cartFingerprint.js'
import type { CartSync, CartSyncEvent, CartSyncLock, CartSyncOptions, CartSyncState } from './CartSync.js'
import { createChangeLog, type ChangeLog } from './createChangeLog.js'
import { observeCart } from './observeCart.js'
import { type LoopMemory, settleCart } from './settleCart.js'

/**
 * Keeps product lines and plan lines in step. A round is: read the cart, apply what is predictable, report it, apply
 * the actions of the answer to a fresh read. A loop is rounds until a report brings no action.
 *
 * Loops never overlap and never block the checkout: whatever goes wrong becomes the state `failed`, and the cart
 * stays as it is. An action never changes a line that is not a plan line and never makes more plans than products.
 *
 * `failed` holds `CartNotSettledError` after `maxRounds`, on a cycle, or when only actions are left that cannot be
 * applied; `CartActionRefusedError` when the cart twice did not take a quantity; `CartAdapterError` (`locked`,
 * `unavailable`, or a `conflict` on every try); or what the report was rejected with.
 *
 * @see insurer guide "ERP + E-commerce integration", Manage your cart (the loop is documented; limits and checks are
 * ours)
 */
export function createCartSync({
  cart: adapter,
  client,
  reportCart = (cart, options) => reportThrough(client!, cart, options),
  maxRounds = 10,
  predict = true,
  lock = runAtOnce,
  tabs,
  reportEmptyCart = false,
  onEvent,
}: CartSyncOptions): CartSync {
  const listeners = new Set<() => void>()
  const abort = new AbortController()
  const { signal } = abort
  let state: CartSyncState = { status: 'idle' }
  /** As last read. */
  let lastKnownCart: Cart | null | undefined

  let memory: LoopMemory = { lastSeenCart: null, hasReportedLines: reportEmptyCart }
  /** What the page has observed since the loop, or `refresh`, last took a cart as seen. */
  let observedCart: Cart | null = null
  /** Fingerprint of the settled cart: while the cart is this one there is nothing to report. */
  let settledKey: string | undefined
  /** Fingerprint of a cart that another tab could not settle. The next loop that reads it ends without a report. */
  let abandonedKey: string | undefined

  /** Asked for by `sync()`, but not begun. */
  let isLoopQueued = false
  let isRunning = false
  /** The last `refresh`; a loop begins after it. */
  let lastRefresh: Promise<void> = Promise.resolve()
  /** Of the last loop. */
  let changeLog: ChangeLog | undefined
  /** Resolves the `sync()` calls of the running loop. */
  let release: ((state: CartSyncState) => void) | undefined
  let tab: ReturnType<NonNullable<CartSyncOptions['tabs']>> | undefined

  /** Lets no work continue after `dispose()`. */
  const unlessDisposed = <T>(work: Promise<T>): Promise<T> => work.finally(() => signal.throwIfAborted())
  const read = async (): Promise<Cart | null> => (lastKnownCart = await unlessDisposed(adapter.readCart()))
  const takeObserved = (): Cart | null => {
    const cart = observedCart
    observedCart = null
    return cart
  }
  /** `cart` is settled, so the insurer has its lines, whichever tab reported them. */
  const see = (cart: Cart | null): void => {
    takeObserved()
    memory = { lastSeenCart: cart, hasReportedLines: !!cart?.lineItems.length }
  }

  const emit = (event: CartSyncEvent): void => {
    if (!signal.aborted) safely(() => onEvent?.(event))
  }
  const setState = (value: CartSyncState): CartSyncState => {
    if (!signal.aborted) {
      state = value
      listeners.forEach(safely)
    }
    return value
  }
  const settle = (cart: Cart | null, rounds: number, changes: CartChange[]): CartSyncState => {
    const fingerprint = cartFingerprint(cart)
    // After a report the state is `syncing`.
    const isSame = state.status === 'settled' && !changes.length && cartFingerprint(state.cart) === fingerprint
    if (isSame) return state
    emit({ type: 'sync_settled', cart, rounds, changes })
    if (rounds) tab?.announce({ outcome: 'settled', fingerprint })
    return setState({ status: 'settled', cart, rounds, changes })
  }
  const fail = (cause: unknown, changes: CartChange[]): CartSyncState => {
    settledKey = undefined
    const error = toSyncError(cause)
    emit({ type: 'sync_failed', error })
    return setState({ status: 'failed', error, cart: lastKnownCart, changes })
  }

  /**
   * Begins while nobody else holds the lock. Calls of `sync()` before that share this loop, later calls the next one.
   */
  async function loop(): Promise<CartSyncState> {
    isLoopQueued = false
    if (signal.aborted) return state
    isRunning = true
    const log = (changeLog = createChangeLog(emit))
    const cart = await read()
    const fingerprint = cartFingerprint(cart)
    if (settledKey === fingerprint) {
      see(cart)
      return settle(cart, 0, [])
    }
    const isAbandoned = abandonedKey === fingerprint
    abandonedKey = undefined
    if (isAbandoned) throw new CartNotSettledError(0, [])

    const { result, memory: newMemory } = await settleCart({
      cart,
      access: { read, update: (lineItemId, quantity) => unlessDisposed(adapter.updateLineItem(lineItemId, quantity)) },
      report: (reported) => unlessDisposed(reportCart(reported, { signal })),
      maxRounds,
      predict,
      memory,
      takeObserved,
      changeLog: log,
      onRound(round) {
        setState({ status: 'syncing', round })
        emit({ type: 'round_started', round })
      },
    })
    memory = newMemory
    if (result.status === 'failed') {
      // Before the lock is released: this loop's writes have started loops in the other tabs, whose reports would
      // fail too.
      if (hasActionsLeft(result.error))
        tab?.announce({ outcome: 'abandoned', fingerprint: cartFingerprint(lastKnownCart as Cart | null) })
      throw result.error
    }
    settledKey = result.needsAnotherLoop ? undefined : cartFingerprint(result.cart)
    return settle(result.cart, result.rounds, log.changes())
  }

  const askForLoop = coalesce(
    loop,
    (begin) =>
      new Promise((resolve) => {
        release = resolve
        lastRefresh
          .then(() => lock(begin, { signal }))
          .catch((error: unknown) => {
            // Where the lock itself failed, the loop has not begun.
            if (!isRunning) isLoopQueued = false
            return fail(error, isRunning ? changeLog!.changes() : [])
          })
          .then((result) => {
            isRunning = false
            resolve(result)
          })
      }),
  )

  /** Another tab settled the cart: shows what it holds now. Never reports, so tabs cannot start each other's loops. */
  async function refresh(fingerprint: string): Promise<void> {
    try {
      signal.throwIfAborted()
      const cart = await read()
      if (cartFingerprint(cart) !== fingerprint) return
      see(cart)
      settle(cart, 0, [])
    } catch {
      // The next loop reads again and becomes `failed` if the cart still cannot be read.
    }
  }
  const connect = (): void => {
    tab ??= tabs?.(({ outcome, fingerprint }) => {
      if (outcome === 'abandoned') {
        abandonedKey = fingerprint
        return
      }
      settledKey = fingerprint
      if (!isLoopQueued && !isRunning) lastRefresh = lastRefresh.then(() => refresh(fingerprint))
    })
  }

  return {
    sync() {
      if (signal.aborted) return Promise.resolve(state)
      connect()
      // A cart without versions may have changed and changed back, on another device, so an equal cart is reported
      // again. Not while a loop runs: such calls mostly come from the loop's own writes.
      if (!isRunning && (memory.lastSeenCart ?? observedCart)?.version === undefined) settledKey = undefined
      isLoopQueued = true
      return askForLoop()
    },
    observe(cart) {
      observedCart = observeCart(observedCart, cart)
    },
    getState: () => state,
    subscribe(listener) {
      if (!signal.aborted) {
        connect()
        listeners.add(listener)
      }
      return () => listeners.delete(listener)
    },
    dispose() {
      const error = new CartSyncDisposedError()
      state = { status: 'failed', error }
      abort.abort(error)
      tab?.close()
      release?.(state)
    },
  }
}

const hasActionsLeft = (error: unknown): boolean =>
  error instanceof CartNotSettledError || error instanceof CartActionRefusedError

const runAtOnce: CartSyncLock = (task) => task()

/** An error in a listener of the shop must not stop the sync; it is still reported to the page. */
const safely = (listener: () => void): void => {
  try {
    listener()
  } catch (error) {
    ;(globalThis.reportError ?? console.error)(error)
  }
}
