import type { Cart } from '../cart.js'
import type { CartAction } from '../CartChange.js'
import { CartActionRefusedError, CartNotSettledError } from './errors.js'
import { type Attempt, applyChanges, type CartAccess, withChanges } from './applyChanges.js'
import { cartContent } from './cartFingerprint.js'
import type { ChangeLog } from './createChangeLog.js'
import { observeCart } from './observeCart.js'
import { predictChanges } from './predictChanges.js'
import { reviewActions } from './reviewActions.js'

/** What an engine knows from one loop to the next. */
export type LoopMemory = {
  /** The cart as last reported, with our changes since, or as first observed: prediction compares with it. */
  readonly lastSeenCart: Cart | null
  /** The insurer knows lines of this cart, so an empty cart is worth a report. */
  readonly hasReportedLines: boolean
}

export type LoopOptions = {
  /** As just read. */
  cart: Cart | null
  access: CartAccess
  report: (cart: Cart) => Promise<CartAction[]>
  maxRounds: number
  predict: boolean
  memory: LoopMemory
  /** What the page has observed since the last call of this function; `null` when nothing. */
  takeObserved: () => Cart | null
  /** Made for this loop; holds what was changed also when the loop ends early. */
  changeLog: ChangeLog
  onRound: (round: number) => void
}

export type LoopResult =
  | {
      status: 'settled'
      cart: Cart | null
      /** Reports made. */
      rounds: number
      /** The shopper changed the cart during each prediction, so a next loop must look at it again. */
      needsAnotherLoop: boolean
    }
  | { status: 'failed'; error: unknown }

/**
 * One loop: rounds until a report brings no action. A round is: apply what is predictable, report the cart, apply the
 * actions of the answer to a fresh read, read again.
 *
 * Never rejects: `failed` holds one of the named errors of `createCartSync`, or what cart or insurer rejected with.
 * `memory` is the memory for the next loop, in both cases.
 */
export async function settleCart({
  cart: firstCart,
  access,
  report,
  maxRounds,
  predict,
  memory,
  takeObserved,
  changeLog,
  onRound,
}: LoopOptions): Promise<{ result: LoopResult; memory: LoopMemory }> {
  let { lastSeenCart, hasReportedLines } = memory
  /** Quantities that the cart did not take: the second time ends the loop. */
  const missedQuantities = new Set<string>()
  /** Answers that were applied in full: the same answer to the same cart ends the loop. */
  const appliedAnswers = new Set<string>()
  let rounds = 0
  let actions: CartAction[] = []
  /** The last answer, with the cart that it is for, and what was written of it. */
  let answer: string
  let attempts: Attempt[]
  let needsAnotherLoop = false

  /** A report, or a change of ours, replaces what was observed before it. */
  const see = (cart: Cart | null): void => {
    takeObserved()
    lastSeenCart = cart
  }
  const seenCart = (): Cart | null => {
    const observed = takeObserved()
    if (observed) lastSeenCart = observeCart(lastSeenCart, observed)
    return lastSeenCart
  }
  const settled = (cart: Cart | null): LoopResult => {
    see(cart)
    return { status: 'settled', cart, rounds, needsAnotherLoop }
  }
  const notSettled = (): CartNotSettledError => new CartNotSettledError(rounds, actions)

  /** Reads what the cart has taken of an answer. */
  async function readAndConfirm(): Promise<Cart | null> {
    const cart = await access.read()
    const shortfalls = changeLog.confirm(attempts, cart)
    if (!shortfalls.length) appliedAnswers.add(answer)
    for (const { lineItemId, wanted, actual } of shortfalls) {
      const key = `${wanted} ${lineItemId}`
      if (missedQuantities.has(key)) throw new CartActionRefusedError(lineItemId, wanted, actual, rounds, actions)
      missedQuantities.add(key)
    }
    return cart
  }

  /** Predicts again after its own writes, because the shopper may have changed the cart meanwhile. */
  async function applyPrediction(current: Cart | null): Promise<Cart | null> {
    for (let pass = 0; pass < 3; pass++) {
      const predicted = await applyChanges(access, current, (now) =>
        predictChanges(now, seenCart()).map((change) => ({ change })),
      )
      needsAnotherLoop = predicted.attempts.length > 0
      if (!predicted.cart || !needsAnotherLoop) return predicted.cart
      see(withChanges(predicted.cart, predicted.attempts.map(changeOf)))
      current = await access.read()
      changeLog.confirm(predicted.attempts, current)
    }
    return current
  }

  /** Applies the actions of an answer. The result is the end of the loop, or `undefined`: one more round. */
  async function applyAnswer(reported: Cart): Promise<LoopResult | undefined> {
    answer = cartContent(reported) + JSON.stringify(actions)
    if (appliedAnswers.has(answer)) throw notSettled()
    let isAllDone = false
    const applied = await applyChanges(access, await access.read(), (now) => {
      const verdicts = reviewActions(actions, reported, now)
      isAllDone = verdicts.every(({ type }) => type === 'done')
      return verdicts.flatMap((verdict) => {
        if (verdict.type === 'change') return verdict
        if (verdict.type !== 'done') changeLog.emitOnce(verdict)
        return []
      })
    })
    attempts = applied.attempts
    if (!attempts.length && cartContent(applied.cart) === cartContent(reported)) {
      if (isAllDone) return settled(applied.cart)
      throw notSettled()
    }
    see(withChanges(reported, attempts.map(changeOf)))
    return undefined
  }

  async function runRounds(): Promise<LoopResult> {
    for (let current = firstCart; ; current = await readAndConfirm()) {
      if (rounds === maxRounds) throw notSettled()
      const cart = predict ? await applyPrediction(current) : current
      const hasLines = !!cart?.lineItems.length
      if (!cart || !(hasLines || hasReportedLines)) return settled(cart)

      see(cart)
      onRound(++rounds)
      // If the answer is lost, the insurer may have the lines. Only an answer makes sure what it has.
      hasReportedLines = true
      actions = await report(cart)
      hasReportedLines = hasLines
      const result = actions.length ? await applyAnswer(cart) : settled(cart)
      if (result) return result
    }
  }

  const result = await runRounds().catch((error: unknown): LoopResult => ({ status: 'failed', error }))
  return { result, memory: { lastSeenCart, hasReportedLines } }
}

const changeOf = ({ change }: Attempt): Attempt['change'] => change
