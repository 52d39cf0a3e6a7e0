import { daysLater, order, plan, product, refusal } from '@hakuna-kit/test/orders'
import { describe, expect, it } from 'vitest'
import { removedUnits } from '../../test/orders/orderChanges.js'
import { fulfillLineItems } from '../fulfillLineItems.js'
import type { LineItemUnits } from '../lineItemUnits.js'
import type { Order } from '../order.js'
import { refundLineItems } from '../refundLineItems.js'

const twoInsuredPhones = [product('phone', 2), plan('plan', 'PHONE', 2)]
const ship = (placed: Order, items: LineItemUnits[], day = 1) =>
  fulfillLineItems(placed, { items, fulfilledAt: daysLater(day) }).order
const refund = (from: Order, items: LineItemUnits[], at = daysLater(2)) =>
  refundLineItems(from, { items, refundedAt: at })

describe('the refund window', () => {
  it('counts each parcel against its own window, for units', () => {
    const parcels = ship(
      ship(order(product('case', 3)), [{ lineItemId: 'case', quantity: 2 }], 1),
      [{ lineItemId: 'case' }],
      10,
    )
    // Day 16: the first two units are out of their window, the third is not.
    expect(
      Object.fromEntries(removedUnits(refund(parcels, [{ lineItemId: 'case', quantity: 1 }], daysLater(16)))),
    ).toEqual({ case: 1 })
    expect(refusal(() => refund(parcels, [{ lineItemId: 'case', quantity: 2 }], daysLater(16)))?.code).toBe(
      'order_refund_window_closed',
    )
    // A refund on day 12 is counted against the older parcel, so the younger one can still be refunded in full.
    const early = refund(parcels, [{ lineItemId: 'case', quantity: 1 }], daysLater(12)).order
    expect(
      Object.fromEntries(removedUnits(refund(early, [{ lineItemId: 'case', quantity: 1 }], daysLater(16)))),
    ).toEqual({ case: 1 })
  })

  it('counts each parcel against its own window, for plans as well', () => {
    const items = [{ lineItemId: 'phone', quantity: 1 }]
    const early = fulfillLineItems(order(...twoInsuredPhones), { items, fulfilledAt: daysLater(1) })
    const both = fulfillLineItems(early.order, { items, fulfilledAt: daysLater(10) }).order
    const revoke = (from: Order, day: number, listed: string[] = ['plan']) =>
      refundLineItems(from, {
        items: listed.map((lineItemId) => ({ lineItemId, quantity: 1 })),
        refundedAt: daysLater(day),
      })
    const closed = 'order_refund_window_closed'

    // Day 16: only the second parcel is open. Its plan can be revoked, once.
    const once = revoke(both, 16)
    expect(removedUnits(once)).toEqual([['plan', 1]])
    expect(refusal(() => revoke(once.order, 17))?.code).toBe(closed)
    expect(refusal(() => revoke(both, 16, ['plan', 'plan']))).toEqual({ code: closed, path: 'items[1].quantity' })

    // Day 12: both are open, and the plan of the older one is revoked first.
    expect(removedUnits(revoke(revoke(both, 12).order, 16))).toEqual([['plan', 1]])

    // The phone that comes back is the one without a plan, so the other parcel's plan can still be revoked.
    const back = refundLineItems(revoke(both, 12).order, { items, refundedAt: daysLater(13) })
    expect(removedUnits(back)).toEqual([['phone', 1]])
    expect(removedUnits(revoke(back.order, 16))).toEqual([['plan', 1]])
  })
})
