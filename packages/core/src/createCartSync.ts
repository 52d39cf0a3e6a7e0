import type { Cart } from './cart.js'
import type { CartAction } from './cartActions.js'
import type { CartChange } from './cartChange.js'
import type { CartSync, CartSyncEvent, CartSyncLock, CartSyncOptions, CartSyncState } from './CartSync.js'
import { CartActionRefusedError, CartNotSettledError, CartSyncDisposedError, ProtectionError } from './errors.js'
import { predictChanges } from './predictChanges.js'
import { linesById, reviewActions } from './reviewActions.js'

/** A change that was asked of the cart; a later read tells what became of it. */
type Attempt = { change: CartChange; action?: CartAction; rejected?: boolean }

/**
 * Keeps product lines and plan lines in step. A round is: read the cart, apply what is predictable, report it, carry out the
 * actions that come back on a fresh read. A loop is rounds until a report brings no action.
 *
 * Loops never overlap and never block the sale: whatever goes wrong becomes the state `failed`, and the cart stays as it
 * is. An action never touches a line that is no plan line and never makes more plans than products.
 *
 * `failed` holds `CartNotSettledError` after `maxRounds`, on a cycle, or when only actions are left that cannot be carried
 * out; `CartActionRefusedError` when the cart twice did not take a quantity; `CartAdapterError` (`locked`, `unavailable`);
 * what `reportCart` rejected with.
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
  let state: CartSyncState = { status: 'idle' }
  /** The last loop, and the one that was asked for but has not begun. */
  let tail: Promise<unknown> = Promise.resolve()
  let next: Promise<CartSyncState> | undefined
  let isRunning = false
  /** Ends the waiting of whoever asked for the running loop. */
  let release: ((state: CartSyncState) => void) | undefined
  /** Key of the settled cart: while the cart is this one there is nothing to report. */
  let known: string | undefined
  /** The cart as last reported, with our changes: what prediction compares with. */
  let seen: Cart | null = null
  let hasReportedLines = reportEmptyCart
  let tab: ReturnType<NonNullable<CartSyncOptions['tabs']>> | undefined

  const emit = (event: CartSyncEvent): void => {
    if (onEvent && !signal.aborted) safely(() => onEvent(event))
  }
  const setState = <S extends CartSyncState>(value: S): S => {
    if (signal.aborted || state === value) return value
    state = value
    listeners.forEach(safely)
    return value
  }
  const fail = (cause: unknown): CartSyncState => {
    known = undefined
    const error = isCoded(cause) ? cause : new ProtectionError('The cart sync failed.', { cause })
    emit({ type: 'sync_failed', error })
    return setState({ status: 'failed', error })
  }
  const settleOn = (cart: Cart | null, rounds: number, changes: CartChange[]): CartSyncState => {
    const key = keyOf(cart)
    known = key
    seen = cart
    const isSame = !rounds && !changes.length && state.status === 'settled' && keyOf(state.cart) === key
    if (isSame) return state
    emit({ type: 'sync_settled', cart, rounds, changes })
    if (rounds) tab?.announce(key)
    return setState({ status: 'settled', cart, rounds, changes })
  }
  /** Nothing goes on after `dispose()`, whatever was under way. */
  const still = async <T>(work: Promise<T>): Promise<T> => {
    const result = await work
    if (signal.aborted) throw new CartSyncDisposedError()
    return result
  }
  const read = (): Promise<Cart | null> => still(adapter.readCart())

  /**
   * Writes what `decide` makes of the cart. A conflict means that somebody was quicker: read again, decide again. Gives the
   * cart that the last decision rests on.
   */
  async function carryOut(
    cart: Cart | null,
    decide: (cart: Cart) => Attempt[],
  ): Promise<{ attempts: Attempt[]; cart: Cart | null }> {
    const attempts: Attempt[] = []
    let conflicts = 0
    for (let hasConflict = true; cart && hasConflict;) {
      hasConflict = false
      const wanted = decide(cart)
      for (const attempt of wanted) {
        const { lineItemId, to } = attempt.change
        try {
          await still(adapter.updateLineItem(lineItemId, to))
          attempts.push(attempt)
        } catch (error) {
          if (!isCoded(error)) throw error
          hasConflict = error.code === 'conflict' && conflicts++ < wanted.length + 2
          if (hasConflict) break
          if (error.code !== 'refused') throw error
          attempts.push({ ...attempt, rejected: true })
        }
      }
      if (hasConflict) cart = await read()
    }
    return { attempts, cart }
  }

  async function loop(): Promise<CartSyncState> {
    const changes = new Map<string, CartChange>()
    const told = new Set<string>()
    const failedOnce = new Set<string>()
    const answered = new Set<string>()
    let round = 0
    let actions: CartAction[] = []
    let attempts: Attempt[] = []
    let answer = ''
    /** Nothing more to predict; otherwise the shopper was too busy, and the loop that follows must look again. */
    let isSteady = true

    /** Compares what was asked of the cart with what it holds now. */
    const confirm = (cart: Cart | null): void => {
      if (!attempts.length) return
      const lines = linesById(cart)
      let refusal: CartActionRefusedError | undefined
      let hasFailed = false
      for (const { change, action, rejected } of attempts) {
        const { lineItemId, from, to } = change
        const line = lines.get(lineItemId)
        const actual = line?.quantity ?? 0
        if (actual === to || (rejected && actual !== from)) {
          const first = changes.get(lineItemId)?.from ?? from
          if (first === actual) changes.delete(lineItemId)
          else changes.set(lineItemId, { ...change, from: first, to: actual })
          emit({ type: 'cart_changed', change: { ...change, to: actual } })
        }
        if (!action || !line || actual === to) continue
        hasFailed = true
        tell({ type: 'action_refused', action, reason: 'cart_refused' })
        const key = `${to} ${lineItemId}`
        if (failedOnce.has(key)) refusal ??= new CartActionRefusedError(lineItemId, to, actual, round, actions)
        failedOnce.add(key)
      }
      if (!hasFailed) answered.add(answer)
      attempts = []
      if (refusal) throw refusal
    }
    const tell = (event: CartSyncEvent): void => {
      const key = JSON.stringify(event)
      if (!told.has(key)) emit(event)
      told.add(key)
    }
    const settle = (cart: Cart | null): CartSyncState => {
      const result = settleOn(cart, round, [...changes.values()])
      if (!isSteady) known = undefined
      return result
    }

    for (;;) {
      let cart = await read()
      confirm(cart)
      if (!round && known === keyOf(cart)) return settle(cart)
      if (round === maxRounds) throw new CartNotSettledError(round, actions)
      // Again after own writes: the shopper may have been busy meanwhile.
      for (let pass = 0; predict && pass < 3; pass++) {
        const predicted = await carryOut(cart, (now) => predictChanges(now, seen).map((change) => ({ change })))
        attempts = predicted.attempts
        cart = predicted.cart
        isSteady = !attempts.length
        if (!cart || isSteady) break
        seen = withChanges(cart, attempts)
        cart = await read()
        confirm(cart)
      }
      if (!cart || !(cart.lineItems.length || hasReportedLines)) return settle(cart)

      const reported = (seen = cart)
      setState({ status: 'syncing', round: ++round })
      emit({ type: 'round_started', round })
      hasReportedLines ||= reported.lineItems.length > 0
      actions = await still(reportCart(reported, { signal }))
      hasReportedLines = reported.lineItems.length > 0
      if (!actions.length) return settle(reported)

      answer = contentOf(reported) + JSON.stringify(actions)
      if (answered.has(answer)) throw new CartNotSettledError(round, actions)
      let isDone = false
      const carried = await carryOut(await read(), (now) => {
        const verdicts = reviewActions(actions, reported, now)
        isDone = verdicts.every(({ type }) => type === 'done')
        return verdicts.flatMap((verdict) => {
          if (verdict.type === 'change') return verdict
          if (verdict.type !== 'done') tell(verdict)
          return []
        })
      })
      attempts = carried.attempts
      if (!attempts.length && contentOf(carried.cart) === contentOf(reported)) {
        if (isDone) return settle(carried.cart)
        throw new CartNotSettledError(round, actions)
      }
      seen = withChanges(reported, attempts)
    }
  }

  const start = (): Promise<CartSyncState> =>
    new Promise((resolve) => {
      release = resolve
      const run = (): Promise<CartSyncState> => {
        next = undefined
        isRunning = !signal.aborted
        return isRunning ? loop() : Promise.resolve(state)
      }
      lock(run, { signal })
        .catch((error) => {
          next = undefined
          return fail(error)
        })
        .then((result) => {
          isRunning = false
          resolve(result)
        })
    })

  /** Another tab settled the cart: show what it holds now. Never reports, so tabs cannot keep each other busy. */
  async function refresh(): Promise<void> {
    try {
      const cart = await read()
      if (known === keyOf(cart)) settleOn(cart, 0, [])
    } catch {
      // The next loop reads again and tells.
    }
  }
  const connect = (): void => {
    tab ??= tabs?.((key) => {
      known = key
      if (!next && !isRunning) tail = tail.then(refresh)
    })
  }

  return {
    sync() {
      if (signal.aborted) return Promise.resolve(state)
      connect()
      if (!isRunning && seen?.version === undefined) known = undefined
      if (!next) tail = next = tail.then(start)
      return next
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
      state = { status: 'failed', error: new CartSyncDisposedError() }
      listeners.clear()
      abort.abort()
      tab?.close()
      release?.(state)
    },
  }
}

const runAtOnce: CartSyncLock = (task) => task()

const withChanges = (cart: Cart, attempts: Attempt[]): Cart => {
  const quantities = new Map(attempts.map(({ change }) => [change.lineItemId, change.to]))
  return {
    ...cart,
    lineItems: cart.lineItems.map((line) => ({ ...line, quantity: quantities.get(line.id) ?? line.quantity })),
  }
}

/** What the insurer is told of a cart. */
const contentOf = (cart: Cart | null): string =>
  JSON.stringify(
    cart && [
      cart.id,
      ...cart.lineItems.map((line) => [
        line.id,
        line.quantity,
        line.productId,
        line.unitPrice.amount,
        line.customProperties?.productReference,
      ]),
    ],
  )

/** Two reads of a cart with one key are the same cart. */
const keyOf = (cart: Cart | null): string =>
  cart?.version === undefined ? contentOf(cart) : JSON.stringify([cart.id, cart.version])

const isCoded = (error: unknown): error is ProtectionError =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'

/** A shop's listener that throws must not stop the cart; its error still surfaces. */
const safely = (listener: () => void): void => {
  try {
    listener()
  } catch (error) {
    ;(globalThis.reportError ?? console.error)(error)
  }
}
