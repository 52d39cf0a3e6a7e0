import type fc from 'fast-check'
import type { Cart, LineItem } from '../../cart.js'
import type { CartAction } from '../../CartChange.js'
import { ProtectionRequestError } from '../../errors.js'
import type { CartSync, CartSyncState } from '../CartSync.js'
import { createCartSync } from '../createCartSync.js'
import { createRuleCheck } from './createRuleCheck.js'
import { createSimulatedCart } from './createSimulatedCart.js'
import { createQueueLock, createSimulatedChannel } from './simulatedTabs.js'
import type { Scenario } from './scenarios.js'

export type Outcome = {
  cart: Cart
  /** Last state of each tab that is still open. */
  states: CartSyncState[]
  /** Products that the shopper edited between an engine's read and its write, in a cart without versions. */
  raced: Set<string>
}

/** Answers a report. Real time that it takes is hidden from the scheduler. */
export type Insurer = (cart: Cart) => CartAction[] | Promise<CartAction[]>

/** Work outside of the scheduler that is under way; see `settleRealWork`. */
let realWork: Promise<unknown> = Promise.resolve()

/** The `act` of a scheduler: a step ends when the real work that it started has ended, so a seed gives the same run. */
export const settleRealWork = async (step: () => Promise<void>): Promise<void> => {
  await step()
  await realWork
}

/**
 * Runs one scenario to its end and checks what must hold with any insurer. Every call of cart and insurer has two
 * steps, one where it takes effect and one where it is answered. The scheduler alone decides on the order of all
 * steps.
 *
 * @throws Error that names the broken rule
 */
export async function simulate(scheduler: fc.Scheduler, scenario: Scenario, insurer: Insurer): Promise<Outcome> {
  const step = (name: string): Promise<void> => scheduler.schedule(Promise.resolve(), name)
  const { check, throwIfBroken } = createRuleCheck()
  const closedTabs = new Set<number>()
  const isClosed = (tab: number): boolean => closedTabs.has(tab)
  const shop = createSimulatedCart({ scenario, step, check, isClosed })
  const reportFaults = [...scenario.reportFaults]
  let reports = 0
  let reportsUnderWay = 0
  /** Lines of the last report that reached the insurer. */
  let lastReported: LineItem[] = []

  async function report(tab: number, cart: Cart): Promise<CartAction[]> {
    check(!isClosed(tab), 'nothing continues after dispose()')
    const fault = reportFaults.shift() ?? 'none'
    check(++reportsUnderWay === 1, 'no two rounds overlap')
    shop.setReported(tab, cart)
    reports++
    await step(`${tab} report arrives`)
    let actions: CartAction[] = []
    if (fault !== 'before') {
      lastReported = cart.lineItems
      const work = Promise.resolve(insurer(cart))
      realWork = work.catch(() => {})
      actions = await work
    }
    await step(`${tab} report is answered`)
    reportsUnderWay--
    if (fault !== 'none') throw new ProtectionRequestError('POST /cart/report', 'insurer_unavailable', 503)
    return actions
  }

  const lock = createQueueLock()
  const channel = createSimulatedChannel(step)
  const engines: CartSync[] = Array.from({ length: scenario.tabs }, (_, tab) =>
    createCartSync({
      cart: shop.connect(tab),
      predict: scenario.predict,
      onEvent(event) {
        if (event.type !== 'cart_changed' || event.change.reason !== 'insurer_action') return
        const isKnown = scenario.hasVersions && scenario.logsInAfter === undefined
        const isOutdated = isKnown && shop.isOutdated(tab, event.change.lineItemId)
        check(!isOutdated, 'an action is applied only while product and plans are as reported')
      },
      ...(scenario.tabs > 1 && { lock, tabs: channel }),
      reportCart: (cart) => report(tab, cart),
    }),
  )

  let syncs = 0
  let syncsUnderWay = 0
  const sync = (tab: number): void => {
    syncs++
    syncsUnderWay++
    engines[tab]!.sync().then(
      () => syncsUnderWay--,
      () => check(false, 'sync() never rejects'),
    )
  }
  /** A page makes one read after the other. */
  let pageReads: Promise<unknown> = Promise.resolve()
  const readPage = (tab: number): void => {
    if (!scenario.observes) return
    pageReads = pageReads.then(async () => {
      const cart = shop.inspect()
      await step(`${tab} page has read`)
      if (cart) engines[tab]!.observe(cart)
    })
  }
  async function shopperEdits(): Promise<void> {
    for (const [index, { edit, tab }] of scenario.edits.entries()) {
      await step(`shopper: ${JSON.stringify(edit)}`)
      shop.edit(edit)
      if (index === scenario.logsInAfter) shop.logIn()
      if (index === scenario.closesAfter && scenario.tabs > 1) {
        closedTabs.add(scenario.tabs - 1)
        engines[scenario.tabs - 1]!.dispose()
      }
      readPage(tab % scenario.tabs)
      sync(tab % scenario.tabs)
    }
  }
  const runToEnd = async (): Promise<void> => {
    await scheduler.waitIdle()
    check(syncsUnderWay === 0, 'every sync() ends')
  }

  readPage(0)
  sync(0)
  void shopperEdits()
  await runToEnd()
  // Without faults a later sync() must bring product and plan in step.
  reportFaults.length = 0
  shop.endFaults()
  for (let tab = 0; tab < scenario.tabs; tab++) sync(tab)
  await runToEnd()

  const cart = shop.inspect() ?? { id: 'cart-1', currency: 'eur', lineItems: [] }
  const states = engines.filter((_, tab) => !isClosed(tab)).map((engine) => engine.getState())
  check(reports <= syncs * 10, 'no edit needs more than one loop, and no loop more than maxRounds reports')
  shop.checkEnd(cart)
  for (const state of states) {
    check(state.status === 'settled' || state.status === 'failed', 'a loop ends as settled or failed')
    if (state.status === 'failed')
      check(
        ['cart_not_settled', 'cart_action_refused'].includes(state.error.code),
        `the only failures are the named ones: ${state.error}`,
      )
  }
  const lastState = states.at(-1)!
  if (lastState.status === 'settled') {
    const lines = JSON.stringify(cart.lineItems)
    check(JSON.stringify(lastState.cart?.lineItems ?? []) === lines, "the settled cart is the shop's cart")
    // Only the tab that reported lines knows that an empty cart had lines before.
    if (scenario.tabs === 1 || cart.lineItems.length)
      check(JSON.stringify(lastReported) === lines, 'the insurer has the cart as it is')
  }
  engines.forEach((engine) => engine.dispose())
  throwIfBroken()
  return { cart, states, raced: shop.raced }
}
