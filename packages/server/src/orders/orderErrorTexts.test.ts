import { daysLater, newOrder, order, plan, product } from '@hakuna-kit/test/orders'
import { describe, expect, it } from 'vitest'
import { cancelLineItems } from './cancelLineItems.js'
import { cancelOrder } from './cancelOrder.js'
import { fulfillLineItems } from './fulfillLineItems.js'
import type { LineItemUnits } from './lineItemUnits.js'
import type { NewOrder, Order } from './order.js'
import type { OrderError } from './OrderError.js'
import { placeOrder } from './placeOrder.js'
import { refundLineItems } from './refundLineItems.js'
import { toOrderSnapshot } from './wire/orderSnapshotCodec.js'

const placed = order(product('phone', 3), plan('plan', 'PHONE', 2), product('case', 3))
const units = (lineItemId: string, quantity?: number): LineItemUnits[] => [{ lineItemId, quantity }]
const ship = (items: LineItemUnits[], from = placed, fulfilledAt = daysLater(1)) =>
  fulfillLineItems(from, { items, fulfilledAt })
const refund = (items: LineItemUnits[], from = shipped, refundedAt = daysLater(2)) =>
  refundLineItems(from, { items, refundedAt })
const cancel = (items: LineItemUnits[], from = placed) => cancelLineItems(from, { items, cancelledAt: daysLater(2) })
const place = (more: Partial<NewOrder>, existing?: Order) =>
  placeOrder(newOrder([product('phone'), plan('plan', 'PHONE')], more), { existing })

const shipped = ship(units('phone', 2)).order
const cancelled = cancelOrder(placed, { cancelledAt: daysLater(1) }).order
const noOffer = { ...plan('plan', 'PHONE'), customProperties: { productReference: 'PHONE', planId: 'pl-1' } }
const late = daysLater(15, 1)

function thrownBy(act: () => unknown): Error | undefined {
  try {
    act()
  } catch (error) {
    return error as Error
  }
  return undefined
}

describe('the text of an order error', () => {
  it.each<[string, () => unknown]>([
    ['items: not a list of line items. Correct the field that `path` names.', () => ship('case' as never)],
    ['items: the list is empty. Pass at least one line item.', () => ship([])],
    ['lineItems: the list is empty. Pass at least one line item.', () => place({ lineItems: [] })],
    [
      'items[0].lineItemId: the order has no line item "tv". Use the line item ids with which the order was placed.',
      () => ship(units('tv')),
    ],
    [
      'planConnections[0].planLineItemId: the order has no line item "tv". ' +
        'Use the line item ids with which the order was placed.',
      () => place({ planConnections: [{ productLineItemId: 'phone', planLineItemId: 'tv' }] }),
    ],
    [
      'items[0].quantity: the quantity is not a whole number of 1 or more. ' +
        'Pass a whole number, or leave it out for all units that are left.',
      () => ship(units('case', 0)),
    ],
    [
      'items[0].quantity: 4 unit(s) asked for, but only 3 unit(s) to be shipped left. ' +
        'Lower the quantity, or check whether the change was recorded before.',
      () => ship(units('case', 4)),
    ],
    [
      'items[0].quantity: 1 unit(s) asked for, but only 0 unit(s) to be shipped left. ' +
        'Lower the quantity, or check whether the change was recorded before.',
      () => ship(units('case'), ship(units('case')).order, daysLater(2)),
    ],
    [
      'items[0].quantity: 3 unit(s) asked for, but only 2 plan(s) of shipped units left. ' +
        'Lower the quantity, or check whether the change was recorded before.',
      () => ship(units('plan', 3), shipped),
    ],
    [
      'items[0].quantity: 3 unit(s) asked for, but only 2 fulfilled unit(s) to refund left. ' +
        'Lower the quantity, or check whether the change was recorded before.',
      () => refund(units('phone', 3)),
    ],
    [
      'items[0].quantity: 1 unit(s) asked for, but only 0 fulfilled unit(s) to refund left. ' +
        'Lower the quantity, or check whether the change was recorded before.',
      () => refund(units('case')),
    ],
    [
      'items[0].quantity: 4 unit(s) asked for, but only 3 unshipped unit(s) to cancel left. ' +
        'Lower the quantity, or check whether the change was recorded before.',
      () => cancel(units('phone', 4)),
    ],
    [
      'items[0].quantity: 3 unit(s) asked for, but only 2 plan(s) of fulfilled units to refund left. ' +
        'Lower the quantity, or check whether the change was recorded before.',
      () => refund(units('plan', 3)),
    ],
    [
      'items[0].quantity: 1 unit(s) asked for, but only 0 plan(s) of fulfilled units to refund left. ' +
        'Lower the quantity, or check whether the change was recorded before.',
      () => refund(units('plan'), placed),
    ],
    [
      'items[0].quantity: 1 unit(s) asked for, but only 0 plan(s) of unshipped units to cancel left. ' +
        'Lower the quantity, or check whether the change was recorded before.',
      () => cancel(units('plan'), shipped),
    ],
    [
      'planConnections[0].quantity: 2 unit(s) asked for, but only 1 unit(s) to connect left. ' +
        'Lower the quantity, or check whether the change was recorded before.',
      () => place({ planConnections: [{ productLineItemId: 'phone', planLineItemId: 'plan', quantity: 2 }] }),
    ],
    [
      'placedAt: the Date is invalid. Pass a Date or ISO 8601 with a time zone, e.g. 2022-02-21T12:51:14Z.',
      () => place({ placedAt: new Date(NaN) }),
    ],
    [
      'fulfilledAt: not a moment in time. Pass a Date or ISO 8601 with a time zone, e.g. 2022-02-21T12:51:14Z.',
      () => ship(units('case'), placed, 'soon'),
    ],
    [
      'fulfilledAt: before the order was placed (2026-01-01T00:00:00.000Z). ' +
        'Pass a Date or ISO 8601 with a time zone, e.g. 2022-02-21T12:51:14Z.',
      () => ship(units('case'), placed, daysLater(-1)),
    ],
    [
      'lineItems[0].unitPrice.currency: "eur" in an order in "jpy". Convert the price, or place two orders.',
      () => place({ currency: 'jpy' }),
    ],
    [
      'lineItems[0].customProperties.productReference: a plan line item without the product it protects. ' +
        'Copy `productReference` from the plan.',
      () => place({ lineItems: [{ ...noOffer, customProperties: {} }] }),
    ],
    [
      'lineItems[1].quantity: 2 plan(s) protect no product of this order. ' +
        'Remove them: one plan covers one unit of its product.',
      () => place({ lineItems: [product('phone'), plan('plan', 'PHONE', 3)] }),
    ],
    [
      'order.status: the order is cancelled, so it cannot change any more. Place a new order.',
      () => ship(units('case'), cancelled, daysLater(2)),
    ],
    [
      'order.lineItems[0]: part of the order is fulfilled. ' +
        'Cancel the remaining line items and refund the fulfilled ones.',
      () => cancelOrder(shipped, { cancelledAt: daysLater(2) }),
    ],
    [
      'items[0].quantity: 2 unit(s) to refund, but only 0 were fulfilled in the 14 days before. ' +
        'The insurer accepts no refund after that; send the customer to its support.',
      () => refund(units('phone'), shipped, late),
    ],
    [
      'items[0].quantity: 1 unit(s) to refund, but only 0 were fulfilled in the 14 days before. ' +
        'The insurer accepts no refund after that; send the customer to its support.',
      () => refund(units('plan', 1), shipped, late),
    ],
    [
      'id: the order id "ord-1" was used before with other content. ' +
        'Record fulfillments, refunds and cancellations as changes; give a new order a new id.',
      () => place({ placedAt: daysLater(1) }, placed),
    ],
    [
      'id: the change id "parcel-1" was used before with other content. Give each change its own id.',
      () => {
        const parcel = { id: 'parcel-1', fulfilledAt: daysLater(1) }
        const { order: first } = fulfillLineItems(placed, { ...parcel, items: units('case') })
        fulfillLineItems(first, { ...parcel, items: units('phone') })
      },
    ],
    [
      'order.lineItems[1].customProperties: the order feed cannot express this: it needs the offer id ' +
        'and the plan id of a plan line. Look plans up through offers. Or send order events.',
      () => toOrderSnapshot(order(product('phone'), noOffer)),
    ],
    [
      'order.lineItems[0]: the order feed cannot express this: it takes one plan line per product line. ' +
        'Place the units as several lines. Or send order events.',
      () => toOrderSnapshot(order(product('phone', 2), plan('one', 'PHONE'), plan('two', 'PHONE'))),
    ],
    [
      'order.lineItems[0]: the order feed cannot express this: it has no field for a plan that was refunded or ' +
        'cancelled without its product. Tell the insurer in another way and record the change with `knownToInsurer`. ' +
        'Or send order events.',
      () => toOrderSnapshot(refund(units('plan', 1)).order),
    ],
    [
      'lineItems[1].id: another line of the order has the same id. Correct the field that `path` names.',
      () => place({ lineItems: [product('phone'), product('phone')] }),
    ],
    ['customer: expected object. Correct the field that `path` names.', () => place({ customer: 7 as never })],
  ])('is: %s', (message, act) => {
    expect(thrownBy(act)?.message).toBe(message)
  })

  it('comes with the figures as details', () => {
    const detailsOf = (act: () => unknown) => (thrownBy(act) as OrderError).details
    expect([
      detailsOf(() => ship(units('case', 4))),
      detailsOf(() => refund(units('phone'), shipped, late)),
      detailsOf(() => refund(units('plan', 1), shipped, late)),
      detailsOf(() => cancel(units('phone', 4))),
      detailsOf(() => place({ currency: 'jpy' })),
    ]).toEqual([
      { wanted: 4, available: 3, availableUnits: 'unit(s) to be shipped' },
      { wanted: 2, available: 0, refundWindowDays: 14 },
      { wanted: 1, available: 0, refundWindowDays: 14 },
      { wanted: 4, available: 3, availableUnits: 'unshipped unit(s) to cancel' },
      { currency: 'eur', orderCurrency: 'jpy' },
    ])
  })
})
