import { planLine, productLine } from '@hakuna-kit/test/carts'
import type { Cart } from '../cart.js'
import type { CartAction } from '../CartChange.js'
import type { CartReporting, CartSyncEvent, CartSyncSettings } from '../sync/CartSync.js'
import { createCartSync } from '../sync/createCartSync.js'
import { createFairInsurer } from '../sync/simulation/createFairInsurer.js'
import { createMemoryCart, type MemoryCartOptions } from '../testing/index.js'

/** An action that sets the quantity of a line. */
export const set = (lineItemId: string, quantity: number): CartAction => ({
  type: 'update_line_item',
  lineItemId,
  quantity,
})

/** Line 1: a phone; line 2: its plan. */
export const phoneWithPlan = (quantity = 1, plans = quantity) => [
  productLine('1', 'phone', quantity),
  planLine('2', 'phone', plans),
]

export type StartedCartSync = ReturnType<typeof startCartSync>

type StartOptions = Partial<CartSyncSettings> & {
  answers?: (cart: Cart, round: number) => CartAction[]
  reportCart?: NonNullable<CartReporting['reportCart']>
}

/**
 * An engine over a memory cart. `answers` gives the insurer's actions; without it the insurer follows the documents.
 */
export function startCartSync(
  cartOptions: MemoryCartOptions = { lineItems: phoneWithPlan() },
  { answers, ...options }: StartOptions = {},
) {
  const cart = createMemoryCart(cartOptions)
  const insurer = createFairInsurer()
  const reports: Cart[] = []
  const events: CartSyncEvent[] = []
  const sync = createCartSync({
    cart: cart.connect(),
    reportCart: async (report) => {
      reports.push(report)
      return answers ? answers(report, reports.length) : insurer.report(report)
    },
    onEvent: (event) => events.push(event),
    ...options,
  })
  const quantities = (): Record<string, number> =>
    Object.fromEntries(cart.inspect()?.lineItems.map(({ id, quantity }) => [id, quantity]) ?? [])
  const eventsOf = <T extends CartSyncEvent['type']>(type: T) =>
    events.filter((event): event is Extract<CartSyncEvent, { type: T }> => event.type === type)
  return { cart, sync, reports, events, eventsOf, quantities }
}
