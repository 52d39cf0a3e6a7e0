import type fc from 'fast-check'
import type { Cart, CartAdapter, LineItem } from '../../cart.js'
import type { CartAction } from '../../CartChange.js'
import type { CartSync, CartSyncState } from '../CartSync.js'
import { createCartSync } from '../createCartSync.js'
import { CartAdapterError, ProtectionRequestError } from '../../errors.js'
import { createMemoryCart } from '../../testing/index.js'
import type { Scenario } from './scenario.js'
import { isPlan, opsFor, referenceOf } from './shopperEdits.js'
import { createChannel, createLine } from './simulatedTabs.js'

export type Outcome = {
  cart: Cart
  /** Last state of each tab. */
  states: CartSyncState[]
  /** Products that the shopper edited between an engine's read and its write, in a cart that cannot tell. */
  raced: Set<string>
}

/** An insurer's side of the wire: what it makes of a report. Real time that it takes is hidden from the scheduler. */
export type Insurer = (cart: Cart) => CartAction[] | Promise<CartAction[]>

/** Real work that the scheduler must not run ahead of; see `settleRealWork`. */
let realWork: Promise<unknown> = Promise.resolve()

/** The scheduler's `act`: a step is over when the real work that it began is over, so that a seed is all there is to it. */
export const settleRealWork = async (step: () => Promise<void>): Promise<void> => {
  await step()
  await realWork
}

/**
 * Runs one scenario to its end and checks what must hold with any insurer. Every call of cart and insurer takes effect at one
 * moment and is answered at another, and the scheduler alone says when.
 *
 * @throws Error that names the broken invariant
 */
export async function simulate(scheduler: fc.Scheduler, world: Scenario, insurer: Insurer): Promise<Outcome> {
  const moment = (label: string): Promise<void> => scheduler.schedule(Promise.resolve(), label)
  const must = (holds: boolean, what: string): void => {
    if (!holds) broken ??= new Error(`Broken: ${what}`)
  }
  let broken: Error | undefined
  const shop = createMemoryCart({ ...world, lineItems: world.lines, stock: stockOf(world) })
  let productLines = productLinesOf(shop.inspect())
  const removed = new Set<string>()
  const reportFaults = [...world.reportFaults]
  const cartFaults = [...world.cartFaults]
  let lockedCalls = world.lockedCalls
  let reports = 0
  let syncs = 0
  let reporting = 0
  const raced = new Set<string>()
  const editedSinceRead: Set<string>[] = []
  /** The cart that a tab last reported, with its own writes since. */
  const reported: Cart[] = []
  /** Lines that a tab wrote to although its report was out of date. */
  const outdated = new Set<string>()
  const closed = new Set<number>()
  /** What the insurer was told last. */
  let heard: LineItem[] = []

  /** The cart at the far end of a network. */
  function connectCart(tab: number): CartAdapter {
    const adapter = shop.connect()
    const edited = (editedSinceRead[tab] = new Set())
    const call = async <T>(label: string, work: () => Promise<T>): Promise<T> => {
      must(!closed.has(tab), 'nothing goes on after dispose()')
      const fault = cartFaults.shift() ?? 'none'
      await moment(`${label} arrives`)
      shop.setLocked(lockedCalls-- > 0)
      if (fault === 'before') throw new CartAdapterError('unavailable')
      const result = await work().finally(() => shop.setLocked(false))
      await moment(`${label} is answered`)
      if (fault === 'after') throw new CartAdapterError('unavailable')
      return result
    }
    return {
      readCart: () =>
        call(`${tab} read`, () => {
          edited.clear()
          return adapter.readCart()
        }),
      addLineItems: async () => must(false, 'the engine never adds a line'),
      updateLineItem: (id, quantity) =>
        call(`${tab} set ${id} ${quantity}`, async () => {
          const before = shop.inspect()
          const line = before?.lineItems.find((other) => other.id === id)
          if (line && !world.hasVersions && edited.has(referenceOf(line))) raced.add(referenceOf(line))
          const wasReported = JSON.stringify(unitsOf(reported[tab] ?? null, line))
          if (wasReported !== JSON.stringify(unitsOf(before, line))) outdated.add(`${tab} ${id}`)
          else outdated.delete(`${tab} ${id}`)
          await adapter.updateLineItem(id, quantity).finally(() => {
            const after = shop.inspect()
            must(
              productLinesOf(before) === productLinesOf(after),
              'an action never touches a line that is no plan line',
            )
            const plans = [before, after].map((cart) => unitsOf(cart, line).plans)
            reported[tab] &&= {
              ...reported[tab],
              lineItems: reported[tab].lineItems.map((it) =>
                it.id === id ? (after?.lineItems.find((other) => other.id === id) ?? { ...it, quantity: 0 }) : it,
              ),
            }
            if (world.hasVersions && plans[1]! > plans[0]!)
              must(plans[1]! <= unitsOf(after, line).products, 'an action never makes more plans than products')
          })
        }),
    }
  }

  const line = createLine()
  const channel = createChannel(moment)
  const engines: CartSync[] = Array.from({ length: world.tabs }, (_, tab) =>
    createCartSync({
      cart: connectCart(tab),
      predict: world.predict,
      onEvent(event) {
        if (event.type !== 'cart_changed' || event.change.reason !== 'insurer_action') return
        const canTell = world.hasVersions && world.logsInAfter === undefined
        const isOutdated = canTell && outdated.has(`${tab} ${event.change.lineItemId}`)
        must(!isOutdated, 'an action is carried out only on the product and plans that were reported')
      },
      ...(world.tabs > 1 && { lock: line, tabs: channel }),
      async reportCart(cart) {
        must(!closed.has(tab), 'nothing goes on after dispose()')
        const fault = reportFaults.shift() ?? 'none'
        must(++reporting === 1, 'no two rounds overlap')
        reported[tab] = cart
        reports++
        await moment(`${tab} report arrives`)
        let actions: CartAction[] = []
        if (fault !== 'before') {
          heard = cart.lineItems
          const work = Promise.resolve(insurer(cart))
          realWork = work.catch(() => {})
          actions = await work
        }
        await moment(`${tab} report is answered`)
        reporting--
        if (fault !== 'none') throw new ProtectionRequestError('POST /cart/report', 'insurer_unavailable', 503)
        return actions
      },
    }),
  )

  let waiting = 0
  const sync = (tab: number): void => {
    waiting++
    syncs++
    engines[tab]!.sync().then(
      () => waiting--,
      () => must(false, 'sync() never rejects'),
    )
  }
  /** As the page does: one read after the other. */
  let pageReads: Promise<unknown> = Promise.resolve()
  const readPage = (tab: number): void => {
    if (!world.observes) return
    pageReads = pageReads.then(async () => {
      const cart = shop.inspect()
      await moment(`${tab} page has read`)
      if (cart) engines[tab]!.observe(cart)
    })
  }
  const runToEnd = async (): Promise<void> => {
    await scheduler.waitIdle()
    must(waiting === 0, 'it ends')
  }

  readPage(0)
  sync(0)
  void (async () => {
    for (const [index, { edit, tab }] of world.edits.entries()) {
      await moment(`shopper: ${JSON.stringify(edit)}`)
      const before = shop.inspect()?.lineItems ?? []
      for (const op of opsFor(edit, before)) {
        if ('add' in op) shop.addNow(op.add)
        else shop.setQuantity(...op.set)
      }
      editedSinceRead.forEach((products) => products.add(edit.product))
      const after = new Map((shop.inspect()?.lineItems ?? []).map((it) => [it.id, it]))
      for (const { id } of before) if (!after.has(id)) removed.add(id)
      productLines = productLinesOf(shop.inspect())
      if (index === world.logsInAfter) {
        shop.renumber()
        removed.clear()
      }
      if (index === world.closesAfter && world.tabs > 1) {
        closed.add(world.tabs - 1)
        engines[world.tabs - 1]!.dispose()
      }
      readPage(tab % world.tabs)
      sync(tab % world.tabs)
    }
  })()
  await runToEnd()
  // Trouble is over: a later sync() must bring everything in order.
  reportFaults.length = 0
  cartFaults.length = 0
  lockedCalls = 0
  for (let tab = 0; tab < world.tabs; tab++) sync(tab)
  await runToEnd()

  const cart = shop.inspect() ?? { id: 'cart-1', currency: 'eur', lineItems: [] }
  const states = engines.filter((_, tab) => !closed.has(tab)).map((engine) => engine.getState())
  must(productLinesOf(cart) === productLines, 'product lines are as the shopper left them')
  must(!cart.lineItems.some(({ id }) => removed.has(id)), 'a line the shopper removed stays removed')
  must(reports <= syncs * 10, 'no change costs more than one loop, and no loop more than maxRounds reports')
  for (const it of cart.lineItems)
    if (world.predict) {
      const { plans, products } = unitsOf(cart, it)
      must(plans <= products, 'never more plans than products per reference')
    }
  for (const state of states) {
    must(state.status === 'settled' || state.status === 'failed', 'a loop ends as settled or failed')
    if (state.status === 'failed')
      must(
        ['cart_not_settled', 'cart_action_refused'].includes(state.error.code),
        `no failure but named ones: ${state.error}`,
      )
  }
  const last = states.at(-1)!
  if (last.status === 'settled') {
    must(JSON.stringify(last.cart?.lineItems ?? []) === JSON.stringify(cart.lineItems), 'the settled cart is the cart')
    // That an empty cart had lines before is known only to the tab that reported them.
    if (world.tabs === 1 || cart.lineItems.length)
      must(JSON.stringify(heard) === JSON.stringify(cart.lineItems), 'the insurer knows the cart as it is')
  }
  engines.forEach((engine) => engine.dispose())
  if (broken) throw broken
  return { cart, states, raced }
}

const stockOf = ({ planStock }: Scenario): Record<string, number> =>
  planStock === undefined ? {} : { 'pl-prd-hakuna': planStock }

const productLinesOf = (cart: Cart | null): string =>
  JSON.stringify(cart?.lineItems.flatMap((it) => (isPlan(it) ? [] : `${it.quantity} ${it.productId}`)).sort() ?? [])

/** Units of the line's product and of its plans. */
function unitsOf(cart: Cart | null, line: LineItem | undefined): { products: number; plans: number } {
  const units = { products: 0, plans: 0 }
  for (const it of cart?.lineItems ?? [])
    if (line && referenceOf(it) === referenceOf(line)) units[isPlan(it) ? 'plans' : 'products'] += it.quantity
  return units
}
