import type { LineItem } from '@hakuna-kit/core'
import fc from 'fast-check'
import { cancelLineItems } from '../../orders/cancelLineItems.js'
import { cancelOrder } from '../../orders/cancelOrder.js'
import { fulfillLineItems } from '../../orders/fulfillLineItems.js'
import type { NewOrder, Order } from '../../orders/order.js'
import type { OrderStep } from '../../orders/orderStep.js'
import { isOrderError } from '../../orders/OrderError.js'
import { refundLineItems } from '../../orders/refundLineItems.js'
import { daysLater, newOrder, plan, product } from '@hakuna-kit/test/orders'

/** A change that a shop tries to make. `quantity` 0 means all units that are left. */
export type Attempt = {
  kind: 'fulfill' | 'refund' | 'cancelLines' | 'cancelOrder'
  items: { line: number; quantity: number }[]
  /** Since the attempt before. */
  hours: number
  withPlans: boolean
}

const anyQuantityOfUnits = fc.integer({ min: 1, max: 3 })
const anyQuantityOfPlans = fc.integer({ min: 1, max: 5 })

/**
 * Several products, some on up to three lines, some with one or two plan lines, which may be for several of them; in
 * any order. Two plan lines of one product may be of equal plans.
 */
const anyBasket: fc.Arbitrary<LineItem[]> = fc
  .array(
    fc.record({
      quantities: fc.array(anyQuantityOfUnits, { minLength: 1, maxLength: 3 }),
      // Mostly one plan line: the order feed cannot express two.
      plans: fc.oneof(
        { weight: 1, arbitrary: fc.constant<number[]>([]) },
        { weight: 4, arbitrary: fc.array(anyQuantityOfPlans, { minLength: 1, maxLength: 1 }) },
        { weight: 1, arbitrary: fc.array(anyQuantityOfPlans, { minLength: 2, maxLength: 2 }) },
      ),
      arePlansEqual: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .chain((products) => {
    const lines = products.flatMap(({ quantities, plans, arePlansEqual }, index) => {
      const productId = `PRD-${index}`
      let room = quantities.reduce((sum, quantity) => sum + quantity, 0)
      return [
        ...quantities.map((quantity, line) => product(`line-${index}-${line}`, quantity, productId)),
        ...plans.flatMap((wanted, line) => {
          const quantity = Math.min(wanted, room)
          room -= quantity
          const planId = `pl-${index}-${arePlansEqual ? 0 : line}`
          return quantity > 0 ? [plan(`plan-${index}-${line}`, productId, quantity, planId)] : []
        }),
      ]
    })
    return fc.shuffledSubarray(lines, { minLength: lines.length })
  })

/**
 * One product on several lines, and two plan lines of which at least one is for several of them. Which plan goes with
 * which product is undecided.
 */
const anySharedPlans: fc.Arbitrary<LineItem[]> = fc
  .record({
    quantities: fc.array(anyQuantityOfUnits, { minLength: 2, maxLength: 3 }),
    first: fc.integer({ min: 1, max: 4 }),
    arePlansEqual: fc.boolean(),
  })
  .chain(({ quantities, first, arePlansEqual }) => {
    const units = quantities.reduce((sum, quantity) => sum + quantity, 0)
    const one = Math.min(first, units - 1)
    const lines = [
      ...quantities.map((quantity, line) => product(`line-${line}`, quantity, 'PRD')),
      plan('plan-0', 'PRD', one, 'pl-0'),
      plan('plan-1', 'PRD', units - one, arePlansEqual ? 'pl-0' : 'pl-1'),
    ]
    return fc.shuffledSubarray(lines, { minLength: lines.length })
  })

/** Currencies with two decimals, none and three: an amount is a whole number of the smallest unit in each. */
const anyCurrency = fc.constantFrom('eur', 'jpy', 'bhd')

/** Each text comes up in one field only, so that no field can stand for another. Empty ones are accepted. */
const anyBuyer = fc.record({
  customer: fc.record(
    {
      firstName: fc.constantFrom('Ada', 'Çağla', ''),
      lastName: fc.constantFrom('Byron', "O'Neill", ''),
      email: fc.constantFrom('ada@example.com', ''),
      phone: fc.constantFrom('+49 30 1', ''),
    },
    { requiredKeys: ['firstName', 'lastName', 'email'] },
  ),
  billingAddress: fc.record({
    addressLine1: fc.constantFrom('Ring 1', ''),
    addressLine2: fc.constantFrom('Flat 2', ''),
    city: fc.constantFrom('Łódź', ''),
    zip: fc.constantFrom('010-0001', ''),
    country: fc.constantFrom('de', 'at', 'jp'),
  }),
})

/** Gives each product line another price, and each plan another: equal plans cost the same. */
function setPrices(lineItems: LineItem[], currency: string): LineItem[] {
  return lineItems.map((line, index) => {
    const planId = line.customProperties?.['planId']
    const sum = [...(planId ?? '')].reduce((total, letter) => total + letter.charCodeAt(0), 0)
    const amount = planId === undefined ? 10_007 + 1_009 * index : 1_013 + 17 * sum
    const title = planId === undefined ? `${line.productId} number ${index}` : `Protection ${planId}`
    // A line without a brand is usual as well.
    return {
      ...line,
      title,
      brand: index % 3 === 1 && !planId ? undefined : line.brand,
      unitPrice: { amount, currency },
    }
  })
}

export const anyNewOrder: fc.Arbitrary<NewOrder> = fc
  .record({
    lineItems: fc.oneof({ weight: 2, arbitrary: anyBasket }, { weight: 1, arbitrary: anySharedPlans }),
    currency: anyCurrency,
    buyer: anyBuyer,
    cartId: fc.option(fc.constant('cart-1'), { nil: undefined }),
  })
  .map(({ lineItems, currency, buyer, cartId }) =>
    newOrder(setPrices(lineItems, currency), { ...buyer, currency, ...(cartId !== undefined && { cartId }) }),
  )

const anyQuantity = fc.constantFrom(0, 1, 1, 1, 2, 3)

export const anyAttempt: fc.Arbitrary<Attempt> = fc.record({
  kind: fc.oneof(
    { weight: 8, arbitrary: fc.constant('fulfill' as const) },
    { weight: 6, arbitrary: fc.constant('refund' as const) },
    { weight: 4, arbitrary: fc.constant('cancelLines' as const) },
    { weight: 1, arbitrary: fc.constant('cancelOrder' as const) },
  ),
  items: fc.array(fc.record({ line: fc.nat(20), quantity: anyQuantity }), { minLength: 1, maxLength: 3 }),
  hours: fc.oneof(
    { weight: 5, arbitrary: fc.nat(72) },
    // 14 days, the last moment of the refund window, and some hours before and after.
    { weight: 1, arbitrary: fc.constant(336) },
    { weight: 1, arbitrary: fc.integer({ min: 330, max: 350 }) },
  ),
  withPlans: fc.boolean(),
})

/** Makes the change, `hours` after the order was placed. @throws OrderError where the model refuses it */
export function attempt(order: Order, { kind, items: picked, withPlans }: Attempt, hours: number): OrderStep {
  const at = daysLater(hours / 24)
  const items = picked.map(({ line, quantity }) => ({
    lineItemId: order.lineItems[line % order.lineItems.length]!.id,
    quantity: quantity || undefined,
  }))
  switch (kind) {
    case 'fulfill':
      return fulfillLineItems(order, { items, fulfilledAt: at, withPlans })
    case 'refund':
      return refundLineItems(order, { items, refundedAt: at })
    case 'cancelLines':
      return cancelLineItems(order, { items, cancelledAt: at })
    case 'cancelOrder':
      return cancelOrder(order, { cancelledAt: at })
  }
}

/** undefined where the model refuses the change. */
export function attemptOrRefuse(order: Order, next: Attempt, hours: number): OrderStep | undefined {
  try {
    return attempt(order, next, hours)
  } catch (error) {
    if (isOrderError(error)) return undefined
    throw error
  }
}
