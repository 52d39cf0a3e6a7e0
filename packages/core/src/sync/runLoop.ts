import type { Cart } from '../cart.js'
import type { CartAction } from '../CartChange.js'
import { cartContent, cartFingerprint } from './cartFingerprint.js'
import { type Attempt, applyChanges, type CartAccess, withChanges } from './applyChanges.js'
import { CartActionRefusedError, CartNotSettledError } from '../errors.js'
import type { ChangeLog } from './createChangeLog.js'
import { predictChanges } from './predictChanges.js'
import { reviewActions } from './reviewActions.js'

/** What an engine knows from one loop to the next. */
export type LoopMemory = {
  /** Key of the settled cart: while the cart is this one there is nothing to report. */
  settledKey: string | undefined
  /** Key of a cart that another tab could not settle. The next loop that finds it ends without a report, and clears this. */
  abandonedKey: string | undefined
  /** The cart as last reported, with our changes, or as first observed: what prediction compares with. */
  lastSeenCart: Cart | null
  /** The insurer knows of lines; an empty cart is worth a report. */
  hasReportedLines: boolean
}

export type LoopOptions = {
  cart: CartAccess
  report: (cart: Cart) => Promise<CartAction[]>
  maxRounds: number
  predict: boolean
  memory: LoopMemory
  /** Made for this loop; holds what was changed even when the loop ends early. */
  changeLog: ChangeLog
  onRound: (round: number) => void
}

export type LoopResult = { cart: Cart | null; rounds: number }

/** Rounds until a report brings no action. @throws the named errors of `createCartSync` */
export async function runLoop({
  cart: access,
  report,
  maxRounds,
  predict,
  memory,
  changeLog,
  onRound,
}: LoopOptions): Promise<LoopResult> {
  /** Quantities that the cart did not take, and answers that were carried out: neither may come twice. */
  const missed = new Set<string>()
  const answered = new Set<string>()
  let rounds = 0
  let actions: CartAction[] = []
  let attempts: Attempt[] = []
  let answer = ''
  /** Nothing more to predict. Otherwise the shopper was too busy, and the loop that follows must look again. */
  let isSteady = true

  const settle = (cart: Cart | null): LoopResult => {
    memory.settledKey = isSteady ? cartFingerprint(cart) : undefined
    memory.lastSeenCart = cart
    return { cart, rounds }
  }
  async function readAndConfirm(): Promise<Cart | null> {
    const cart = await access.read()
    const shortfalls = changeLog.confirm(attempts, cart)
    attempts = []
    if (!shortfalls.length) answered.add(answer)
    for (const { lineItemId, wanted, actual } of shortfalls) {
      const key = `${wanted} ${lineItemId}`
      if (missed.has(key)) throw new CartActionRefusedError(lineItemId, wanted, actual, rounds, actions)
      missed.add(key)
    }
    return cart
  }

  for (;;) {
    let cart = await readAndConfirm()
    if (!rounds) {
      if (memory.settledKey === cartFingerprint(cart)) return settle(cart)
      const isGivenUp = memory.abandonedKey === cartFingerprint(cart)
      memory.abandonedKey = undefined
      if (isGivenUp) throw new CartNotSettledError(0, [])
    }
    if (rounds === maxRounds) throw new CartNotSettledError(rounds, actions)

    // Again after own writes: the shopper may have been busy meanwhile.
    for (let pass = 0; predict && pass < 3; pass++) {
      const predicted = await applyChanges(access, cart, (now) =>
        predictChanges(now, memory.lastSeenCart).map((change) => ({ change })),
      )
      attempts = predicted.attempts
      cart = predicted.cart
      isSteady = !attempts.length
      if (!cart || isSteady) break
      memory.lastSeenCart = withChanges(cart, attempts)
      cart = await readAndConfirm()
    }
    const hasLines = !!cart?.lineItems.length
    if (!cart || !(hasLines || memory.hasReportedLines)) return settle(cart)

    const reported = (memory.lastSeenCart = cart)
    onRound(++rounds)
    // The insurer may know of the lines even if its answer is lost; that it knows of none is sure only with the answer.
    memory.hasReportedLines = true
    actions = await report(reported)
    memory.hasReportedLines = hasLines
    if (!actions.length) return settle(reported)

    answer = cartContent(reported) + JSON.stringify(actions)
    if (answered.has(answer)) throw new CartNotSettledError(rounds, actions)
    let isDone = false
    const carried = await applyChanges(access, await access.read(), (now) => {
      const verdicts = reviewActions(actions, reported, now)
      isDone = verdicts.every(({ type }) => type === 'done')
      return verdicts.flatMap((verdict) => {
        if (verdict.type === 'change') return verdict
        if (verdict.type !== 'done') changeLog.tell(verdict)
        return []
      })
    })
    attempts = carried.attempts
    if (!attempts.length && cartContent(carried.cart) === cartContent(reported)) {
      if (isDone) return settle(carried.cart)
      throw new CartNotSettledError(rounds, actions)
    }
    memory.lastSeenCart = withChanges(reported, attempts)
  }
}
