import type { Cart, CartAdapter, LineItem } from '../../cart.js'
import { CartAdapterError } from '../../errors.js'
import { createMemoryCart } from '../../testing/index.js'
import type { Check } from './createRuleCheck.js'
import type { Scenario } from './scenarios.js'
import { isPlan, operationsOf, referenceOf, type ShopperEdit } from './shopperEdits.js'

export type SimulatedCartOptions = {
  scenario: Scenario
  /** Resolves when the scheduler runs the step with this name. */
  step: (name: string) => Promise<void>
  check: Check
  isClosed: (tab: number) => boolean
}

/** The shop's cart behind a network with faults. Checks every write of an engine. */
export function createSimulatedCart({ scenario, step, check, isClosed }: SimulatedCartOptions) {
  const shop = createMemoryCart({ ...scenario, lineItems: scenario.lines, stock: stockOf(scenario) })
  const faults = [...scenario.cartFaults]
  let { lockedCalls } = scenario
  /** Products that the shopper edited since a tab last read the cart, by tab. */
  const editedSinceRead: Set<string>[] = []
  /** Products that the shopper edited between an engine's read and its write, in a cart without versions. */
  const raced = new Set<string>()
  /** By tab: the cart that it last reported, with its own writes since. */
  const reported: Cart[] = []
  /** `tab lineId` of writes made when the report of the tab was out of date. */
  const outdated = new Set<string>()
  /** Ids of lines that the shopper removed. */
  const removed = new Set<string>()
  /** Product lines as the shopper left them. */
  let productLines = productLinesOf(shop.inspect())

  function connect(tab: number): CartAdapter {
    const adapter = shop.connect()
    const edited = (editedSinceRead[tab] = new Set())
    const call = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      check(!isClosed(tab), 'nothing continues after dispose()')
      const fault = faults.shift() ?? 'none'
      await step(`${name} arrives`)
      shop.setLocked(lockedCalls-- > 0)
      if (fault === 'before') throw new CartAdapterError('unavailable')
      const result = await work().finally(() => shop.setLocked(false))
      await step(`${name} is answered`)
      if (fault === 'after') throw new CartAdapterError('unavailable')
      return result
    }

    async function write(id: string, quantity: number): Promise<void> {
      const before = shop.inspect()
      const line = before?.lineItems.find((other) => other.id === id)
      if (line && !scenario.hasVersions && edited.has(referenceOf(line))) raced.add(referenceOf(line))
      const unitsReported = JSON.stringify(unitsOf(reported[tab] ?? null, line))
      if (unitsReported !== JSON.stringify(unitsOf(before, line))) outdated.add(`${tab} ${id}`)
      else outdated.delete(`${tab} ${id}`)
      await adapter.updateLineItem(id, quantity).finally(() => checkWrite(id, before, line))
    }
    function checkWrite(id: string, before: Cart | null, line: LineItem | undefined): void {
      const after = shop.inspect()
      check(productLinesOf(before) === productLinesOf(after), 'an action never changes a line that is not a plan line')
      reported[tab] &&= {
        ...reported[tab],
        lineItems: reported[tab].lineItems.map((it) =>
          it.id === id ? (after?.lineItems.find((other) => other.id === id) ?? { ...it, quantity: 0 }) : it,
        ),
      }
      const [plansBefore, { plans, products }] = [unitsOf(before, line).plans, unitsOf(after, line)]
      if (scenario.hasVersions && plans > plansBefore)
        check(plans <= products, 'an action never makes more plans than products')
    }

    return {
      readCart: () =>
        call(`${tab} read`, () => {
          edited.clear()
          return adapter.readCart()
        }),
      addLineItems: async () => check(false, 'the engine never adds a line'),
      updateLineItem: (id, quantity) => call(`${tab} set ${id} ${quantity}`, () => write(id, quantity)),
    }
  }

  return {
    connect,
    inspect: () => shop.inspect(),
    raced,
    /** To be called with each report, so that later writes can be compared with it. */
    setReported(tab: number, cart: Cart): void {
      reported[tab] = cart
    },
    /** Whether the last write of the tab to this line did not rest on what the tab had reported. */
    isOutdated: (tab: number, lineItemId: string): boolean => outdated.has(`${tab} ${lineItemId}`),

    edit(edit: ShopperEdit): void {
      const before = shop.inspect()?.lineItems ?? []
      for (const operation of operationsOf(edit, before)) {
        if ('add' in operation) shop.addNow(operation.add)
        else shop.setQuantity(...operation.set)
      }
      editedSinceRead.forEach((products) => products.add(edit.product))
      const idsAfter = new Set(shop.inspect()?.lineItems.map(({ id }) => id))
      for (const { id } of before) if (!idsAfter.has(id)) removed.add(id)
      productLines = productLinesOf(shop.inspect())
    },
    /** A login gives every line a new id. */
    logIn(): void {
      shop.renumber()
      removed.clear()
    },
    endFaults(): void {
      faults.length = 0
      lockedCalls = 0
    },
    /** What must hold when no engine is running any more. */
    checkEnd(cart: Cart): void {
      check(productLinesOf(cart) === productLines, 'product lines are as the shopper left them')
      check(!cart.lineItems.some(({ id }) => removed.has(id)), 'a line that the shopper removed is not added again')
      if (!scenario.predict) return
      for (const line of cart.lineItems) {
        const { plans, products } = unitsOf(cart, line)
        check(plans <= products, 'never more plans than products for a reference')
      }
    },
  }
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
