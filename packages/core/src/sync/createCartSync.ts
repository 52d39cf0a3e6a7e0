import type { Cart } from '../cart.js'
import type { CartChange } from '../CartChange.js'
import { cartFingerprint } from './cartFingerprint.js'
import type { CartSync, CartSyncEvent, CartSyncLock, CartSyncOptions, CartSyncState } from './CartSync.js'
import {
  CartActionRefusedError,
  CartNotSettledError,
  CartSyncDisposedError,
  isCoded,
  ProtectionError,
} from '../errors.js'
import { coalesce } from '../internal/coalesce.js'
import { createChangeLog, type ChangeLog } from './createChangeLog.js'
import { observeCart } from './observeCart.js'
import { type LoopMemory, type LoopResult, runLoop } from './runLoop.js'

/**
 * Keeps product lines and plan lines in step. A round is: read the cart, apply what is predictable, report it, carry out the
 * actions that come back on a fresh read. A loop is rounds until a report brings no action.
 *
 * Loops never overlap and never block the sale: whatever goes wrong becomes the state `failed`, and the cart stays as it
 * is. An action never touches a line that is no plan line and never makes more plans than products.
 *
 * `failed` holds `CartNotSettledError` after `maxRounds`, on a cycle, or when only actions are left that cannot be carried
 * out; `CartActionRefusedError` when the cart twice did not take a quantity; `CartAdapterError` (`locked`, `unavailable`,
 * `conflict` that does not pass); what `reportCart` rejected with.
 *
 * @see insurer guide "ERP + E-commerce integration", Manage your cart (the loop is documented; bounds and guard rails are ours)
 */
export function createCartSync({
  cart: adapter,
  reportCart,
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
  const memory: LoopMemory = {
    settledKey: undefined,
    abandonedKey: undefined,
    lastSeenCart: null,
    hasReportedLines: reportEmptyCart,
  }
  /** Of the last loop. */
  let changeLog: ChangeLog | undefined
  /** As last read. */
  let lastKnownCart: Cart | null | undefined
  let state: CartSyncState = { status: 'idle' }
  /** Asked for by `sync()`, but not begun. */
  let isLoopQueued = false
  let isRunning = false
  /** The last `refresh`; a loop begins after it. */
  let lastRefresh: Promise<void> = Promise.resolve()
  /** Ends the waiting of whoever asked for the running loop. */
  let release: ((state: CartSyncState) => void) | undefined
  let tab: ReturnType<NonNullable<CartSyncOptions['tabs']>> | undefined

  /** Nothing goes on after `dispose()`, whatever was under way. */
  const unlessDisposed = <T>(work: Promise<T>): Promise<T> => work.finally(() => signal.throwIfAborted())
  const read = async (): Promise<Cart | null> => (lastKnownCart = await unlessDisposed(adapter.readCart()))
  const emit = (event: CartSyncEvent): void => {
    if (onEvent && !signal.aborted) safely(() => onEvent(event))
  }
  const setState = (value: CartSyncState): CartSyncState => {
    if (!signal.aborted) {
      state = value
      listeners.forEach(safely)
    }
    return value
  }
  const settle = ({ cart, rounds }: LoopResult, changes: CartChange[]): CartSyncState => {
    const isSame =
      !rounds && !changes.length && state.status === 'settled' && cartFingerprint(state.cart) === cartFingerprint(cart)
    if (isSame) return state
    emit({ type: 'sync_settled', cart, rounds, changes })
    if (rounds) tab?.announce(cartFingerprint(cart))
    return setState({ status: 'settled', cart, rounds, changes })
  }
  const fail = (cause: unknown, changes: CartChange[]): CartSyncState => {
    memory.settledKey = undefined
    const error = isCoded(cause) ? cause : new ProtectionError('The cart sync failed.', { cause })
    emit({ type: 'sync_failed', error })
    return setState({ status: 'failed', error, cart: lastKnownCart, changes })
  }

  /** Begins when nobody else holds the lock; calls of `sync()` before that share this loop, later ones the next. */
  async function loop(): Promise<CartSyncState> {
    isLoopQueued = false
    if (signal.aborted) return state
    isRunning = true
    changeLog = createChangeLog(emit)
    const result = await runLoop({
      cart: { read, update: (lineItemId, quantity) => unlessDisposed(adapter.updateLineItem(lineItemId, quantity)) },
      report: (cart) => unlessDisposed(reportCart(cart, { signal })),
      maxRounds,
      predict,
      memory,
      changeLog,
      onRound(round) {
        setState({ status: 'syncing', round })
        emit({ type: 'round_started', round })
      },
    }).catch((error: unknown) => {
      // Told before the lock is free: the writes of this loop have woken the other tabs, and their reports would fare no better.
      if (lastKnownCart !== undefined && isGivingUp(error))
        tab?.announce(unsettledMark + cartFingerprint(lastKnownCart))
      throw error
    })
    return settle(result, changeLog.changes())
  }
  const askForLoop = coalesce(
    loop,
    (begin) =>
      new Promise((resolve) => {
        release = resolve
        lastRefresh
          .then(() => lock(begin, { signal }))
          .catch((error: unknown) => {
            // A lock that was never had leaves the loop unbegun.
            if (!isRunning) isLoopQueued = false
            return fail(error, isRunning ? (changeLog?.changes() ?? []) : [])
          })
          .then((result) => {
            isRunning = false
            resolve(result)
          })
      }),
  )

  /** Another tab settled the cart: show what it holds now. Never reports, so tabs cannot keep each other busy. */
  async function refresh(key: string): Promise<void> {
    try {
      signal.throwIfAborted()
      const cart = await read()
      if (cartFingerprint(cart) !== key) return
      memory.lastSeenCart = cart
      settle({ cart, rounds: 0 }, [])
    } catch {
      // The next loop reads again and tells.
    }
  }
  const connect = (): void => {
    tab ??= tabs?.((key) => {
      if (key.startsWith(unsettledMark)) {
        memory.abandonedKey = key.slice(unsettledMark.length)
        return
      }
      memory.settledKey = key
      if (!isLoopQueued && !isRunning) lastRefresh = lastRefresh.then(() => refresh(key))
    })
  }

  return {
    sync() {
      if (signal.aborted) return Promise.resolve(state)
      connect()
      // Without versions an equal cart may have been another one in between, on another device. What asks while a loop
      // runs is mostly the echo of its own writes.
      if (!isRunning && memory.lastSeenCart?.version === undefined) memory.settledKey = undefined
      isLoopQueued = true
      return askForLoop()
    },
    observe: (cart) => void (memory.lastSeenCart = observeCart(memory.lastSeenCart, cart)),
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
      listeners.clear()
      abort.abort(error)
      tab?.close()
      release?.(state)
    },
  }
}

/** Before the key of a cart that could not be settled. No key begins so. */
const unsettledMark = '!'

/** A loop of this tab ended with actions left; one that another tab gave up before is no news to it. */
const isGivingUp = (error: unknown): boolean =>
  (error instanceof CartNotSettledError || error instanceof CartActionRefusedError) && error.rounds > 0

const runAtOnce: CartSyncLock = (task) => task()

/** A shop's listener that throws must not stop the cart; its error still surfaces. */
const safely = (listener: () => void): void => {
  try {
    listener()
  } catch (error) {
    ;(globalThis.reportError ?? console.error)(error)
  }
}
