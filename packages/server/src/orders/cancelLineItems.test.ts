import { describe, expect, it } from 'vitest'
import { daysLater, order, plan, product, refusal } from '@hakuna-kit/test/orders'
import { cancelLineItems } from './cancelLineItems.js'
import { fulfillLineItems } from './fulfillLineItems.js'
import type { Order } from './order.js'
import type { OrderStep } from './orderStep.js'

type Items = { lineItemId: string; quantity?: number }[]
const cancelledAt = daysLater(1)
const cancel = (from: Order, items: Items) => cancelLineItems(from, { items, cancelledAt })
const ship = (placed: Order, items: Items) => fulfillLineItems(placed, { items, fulfilledAt: cancelledAt }).order
const quantities = ({ event }: OrderStep) =>
  event.type === 'order_line_items_cancelled' &&
  Object.fromEntries(event.payload.cancelled_line_items.map(({ line_item_id, quantity }) => [line_item_id, quantity]))

const placed = order(product('phone', 2), plan('plan', 'PHONE', 2), product('case'))

describe('cancelLineItems', () => {
  it('cancels the plan with its product, in the same quantity', () => {
    expect(quantities(cancel(placed, [{ lineItemId: 'phone', quantity: 1 }]))).toEqual({ phone: 1, plan: 1 })
    expect(quantities(cancel(placed, [{ lineItemId: 'phone' }]))).toEqual({ phone: 2, plan: 2 })
  })

  it('cancels a plan alone, as long as its unit is not shipped', () => {
    expect(quantities(cancel(placed, [{ lineItemId: 'plan' }]))).toEqual({ plan: 2 })
    const half = ship(placed, [{ lineItemId: 'phone', quantity: 1 }])
    expect(quantities(cancel(half, [{ lineItemId: 'plan' }]))).toEqual({ plan: 1 })
    expect(refusal(() => cancel(half, [{ lineItemId: 'plan', quantity: 2 }]))).toEqual({
      code: 'order_quantity_exceeded',
      path: 'items[0].quantity',
    })
  })

  it('cancels only the plans of units that were not shipped', () => {
    const half = ship(placed, [{ lineItemId: 'phone', quantity: 1 }])
    expect(quantities(cancel(half, [{ lineItemId: 'phone' }]))).toEqual({ phone: 1, plan: 1 })
  })

  it.each<[string, () => unknown, string, string]>([
    [
      'what was shipped',
      () => cancel(ship(placed, [{ lineItemId: 'case' }]), [{ lineItemId: 'case' }]),
      'order_quantity_exceeded',
      'items[0].quantity',
    ],
    [
      'more than ordered',
      () => cancel(placed, [{ lineItemId: 'phone', quantity: 3 }]),
      'order_quantity_exceeded',
      'items[0].quantity',
    ],
    [
      'the same units again',
      () => cancel(cancel(placed, [{ lineItemId: 'case' }]).order, [{ lineItemId: 'plan' }, { lineItemId: 'case' }]),
      'order_quantity_exceeded',
      'items[1].quantity',
    ],
    ['an unknown line', () => cancel(placed, [{ lineItemId: 'tv' }]), 'order_unknown_line_item', 'items[0].lineItemId'],
    [
      'quantity 0',
      () => cancel(placed, [{ lineItemId: 'case', quantity: 0 }]),
      'order_invalid_quantity',
      'items[0].quantity',
    ],
    [
      'an invalid date',
      () => cancelLineItems(placed, { items: [{ lineItemId: 'case' }], cancelledAt: 'soon' }),
      'order_invalid_date',
      'cancelledAt',
    ],
  ])('refuses %s', (_what, act, code, path) => {
    expect(refusal(act)).toEqual({ code, path })
  })
})
