import { describe, expect, it } from 'vitest'
import { daysLater, order, plan, product, refusal } from '@hakuna-kit/test/orders'
import { cancelOrder } from './cancelOrder.js'
import { fulfillLineItems } from './fulfillLineItems.js'
import { readLineItemStatus } from './lineItemStatus.js'

const two = order(product('phone', 2), plan('plan', 'PHONE', 1), product('case', 3))
const fulfilledAt = daysLater(1)

describe('fulfillLineItems', () => {
  it('ships units in parts', () => {
    const first = fulfillLineItems(two, { items: [{ lineItemId: 'case', quantity: 1 }], fulfilledAt })
    const rest = fulfillLineItems(first.order, { items: [{ lineItemId: 'case' }], fulfilledAt: daysLater(2) })
    expect(readLineItemStatus(rest.order).get('case')).toMatchObject({ fulfilled: 3 })
    expect(rest.event.payload).toMatchObject({ fulfillment_items: [{ line_item_id: 'case', quantity: 2 }] })
  })

  it('leaves plans out unless `withPlans` is set or they are listed', () => {
    const items = [{ lineItemId: 'phone', quantity: 1 }]
    expect(fulfillLineItems(two, { items, fulfilledAt }).event.payload).toMatchObject({
      fulfillment_items: [{ line_item_id: 'phone', quantity: 1 }],
    })
    const withPlans = fulfillLineItems(two, { items, fulfilledAt, withPlans: true })
    expect(withPlans.event.payload).toMatchObject({
      fulfillment_items: [
        { line_item_id: 'phone', quantity: 1 },
        { line_item_id: 'plan', quantity: 1 },
      ],
    })
    const second = fulfillLineItems(withPlans.order, { items, fulfilledAt: daysLater(2), withPlans: true })
    expect(second.event.payload).toMatchObject({ fulfillment_items: [{ line_item_id: 'phone', quantity: 1 }] })
  })

  it('accepts a plan line that is listed with its product, before or after it', () => {
    const items = [{ lineItemId: 'plan' }, { lineItemId: 'phone', quantity: 1 }]
    expect(fulfillLineItems(two, { items, fulfilledAt }).event.payload).toMatchObject({
      fulfillment_items: [{ line_item_id: 'plan', quantity: 1 }, { line_item_id: 'phone' }],
    })
  })

  it('recognises the same fulfillment twice, by its id or by its content', () => {
    const items = [{ lineItemId: 'case', quantity: 1 }]
    const byId = fulfillLineItems(two, { id: 'parcel-1', items }, { now: () => new Date(fulfilledAt) })
    const again = fulfillLineItems(byId.order, { id: 'parcel-1', items }, { now: () => new Date(daysLater(3)) })
    expect(again).toMatchObject({ repeated: true, event: byId.event, order: byId.order })

    const byContent = fulfillLineItems(two, { items, fulfilledAt })
    expect(fulfillLineItems(byContent.order, { items, fulfilledAt })).toMatchObject({ repeated: true })
    expect(fulfillLineItems(byContent.order, { items, fulfilledAt: daysLater(1, 1) })).toMatchObject({
      repeated: false,
    })
  })

  it('leaves the order that was passed in as it was', () => {
    const before = structuredClone(two)
    fulfillLineItems(two, { items: [{ lineItemId: 'case' }], fulfilledAt })
    expect(two).toEqual(before)
  })

  const ship = (items: unknown, more: object = {}) =>
    fulfillLineItems(two, { items: items as never, fulfilledAt, ...more })
  it.each<[string, () => unknown, string, string]>([
    ['an unknown line', () => ship([{ lineItemId: 'tv' }]), 'order_unknown_line_item', 'items[0].lineItemId'],
    ['no lines', () => ship([]), 'order_without_line_items', 'items'],
    ['no list', () => ship({ lineItemId: 'case' }), 'order_invalid', 'items'],
    ['quantity 0', () => ship([{ lineItemId: 'case', quantity: 0 }]), 'order_invalid_quantity', 'items[0].quantity'],
    [
      'a negative quantity',
      () => ship([{ lineItemId: 'case', quantity: -1 }]),
      'order_invalid_quantity',
      'items[0].quantity',
    ],
    ['a fraction', () => ship([{ lineItemId: 'case', quantity: 0.5 }]), 'order_invalid_quantity', 'items[0].quantity'],
    [
      'more than ordered',
      () => ship([{ lineItemId: 'case', quantity: 4 }]),
      'order_quantity_exceeded',
      'items[0].quantity',
    ],
    [
      'more than ordered on two entries',
      () =>
        ship([
          { lineItemId: 'case', quantity: 2 },
          { lineItemId: 'case', quantity: 2 },
        ]),
      'order_quantity_exceeded',
      'items[1].quantity',
    ],
    ['a plan before its product', () => ship([{ lineItemId: 'plan' }]), 'order_quantity_exceeded', 'items[0].quantity'],
    [
      'an invalid date',
      () => ship([{ lineItemId: 'case' }], { fulfilledAt: 'yesterday' }),
      'order_invalid_date',
      'fulfilledAt',
    ],
    [
      'a date before the order',
      () => ship([{ lineItemId: 'case' }], { fulfilledAt: daysLater(-1) }),
      'order_invalid_date',
      'fulfilledAt',
    ],
    [
      'a change to a cancelled order',
      () =>
        fulfillLineItems(cancelOrder(two, { cancelledAt: fulfilledAt }).order, {
          items: [{ lineItemId: 'case' }],
          fulfilledAt,
        }),
      'order_cancelled',
      'order.status',
    ],
    [
      'another parcel under the same id',
      () => {
        const { order } = ship([{ lineItemId: 'case', quantity: 1 }], { id: 'parcel-1' })
        fulfillLineItems(order, { id: 'parcel-1', items: [{ lineItemId: 'case', quantity: 2 }], fulfilledAt })
      },
      'order_change_id_reused',
      'id',
    ],
  ])('refuses %s', (_what, act, code, path) => {
    expect(refusal(act)).toEqual({ code, path })
  })
})
