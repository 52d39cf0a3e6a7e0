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

  const removed = (from: Order, lineItemId: string, quantity: number, at: string) =>
    removedUnits(refund(from, [{ lineItemId, quantity }], at))
  const refusedAt = (from: Order, lineItemId: string, quantity: number, at: string) =>
    refusal(() => refund(from, [{ lineItemId, quantity }], at))?.code

  it('is open from the moment of the shipment to the last millisecond of its last day', () => {
    const parcel = ship(order(product('case', 2)), [{ lineItemId: 'case' }], 3)
    expect(refusedAt(parcel, 'case', 1, daysLater(3, -1))).toBe('order_refund_window_closed')
    expect(removed(parcel, 'case', 2, daysLater(3))).toEqual([['case', 2]])
    expect(removed(parcel, 'case', 2, daysLater(17))).toEqual([['case', 2]])
    expect(refusedAt(parcel, 'case', 1, daysLater(17, 1))).toBe('order_refund_window_closed')
  })

  it('has the days of the rules, for units that were refunded earlier as well', () => {
    const parcel = ship(order(...twoInsuredPhones), [{ lineItemId: 'phone' }])
    const items = [{ lineItemId: 'phone', quantity: 1 }]
    const within = (days: number, at: string, from = parcel) =>
      refundLineItems(from, { items, refundedAt: at }, { refundWindowDays: days })
    expect(removedUnits(within(1, daysLater(2)))).toEqual([
      ['phone', 1],
      ['plan', 1],
    ])
    expect(refusal(() => within(1, daysLater(2, 1)))?.code).toBe('order_refund_window_closed')
    const first = within(30, daysLater(31)).order
    expect(removedUnits(within(30, daysLater(31), first))).toBeDefined()
    expect(refusal(() => within(30, daysLater(31, 1), first))?.code).toBe('order_refund_window_closed')
  })

  it('is that of the older parcel, also where the younger one was recorded first', () => {
    const younger = ship(order(product('case', 3)), [{ lineItemId: 'case', quantity: 2 }], 10)
    const both = ship(younger, [{ lineItemId: 'case' }], 1)
    const early = refund(both, [{ lineItemId: 'case', quantity: 1 }], daysLater(12)).order
    // The unit that came back was of the older parcel, so both units of the younger one are left.
    expect(removed(early, 'case', 2, daysLater(16))).toEqual([['case', 2]])
  })

  it('is that of the younger parcel, once the older one is closed', () => {
    const older = ship(order(product('case', 3)), [{ lineItemId: 'case', quantity: 2 }], 1)
    const both = ship(older, [{ lineItemId: 'case' }], 20)
    const late = refund(both, [{ lineItemId: 'case', quantity: 1 }], daysLater(21)).order
    expect(refusedAt(late, 'case', 1, daysLater(22))).toBe('order_refund_window_closed')
  })

  it('counts the return of several units against several parcels, the oldest first', () => {
    const older = ship(order(product('case', 4)), [{ lineItemId: 'case', quantity: 2 }], 1)
    const both = ship(older, [{ lineItemId: 'case' }], 10)
    const three = refund(both, [{ lineItemId: 'case', quantity: 3 }], daysLater(12)).order
    expect(removed(three, 'case', 1, daysLater(24))).toEqual([['case', 1]])
    expect(refusedAt(three, 'case', 2, daysLater(13))).toBe('order_quantity_exceeded')
  })

  it('counts revoked plans of several parcels, and gives back the units without a plan first', () => {
    const lines = [product('phone', 4), plan('plan', 'PHONE', 4)]
    const older = ship(order(...lines), [{ lineItemId: 'phone', quantity: 2 }], 1)
    const both = ship(older, [{ lineItemId: 'phone' }], 10)
    const revoked = refund(both, [{ lineItemId: 'plan', quantity: 3 }], daysLater(12)).order
    // Day 16: only the younger parcel is open, and one of its two plans is left.
    expect(removed(revoked, 'plan', 1, daysLater(16))).toEqual([['plan', 1]])
    expect(refusedAt(revoked, 'plan', 2, daysLater(16))).toBe('order_quantity_exceeded')
    // Two units come back: those without a plan of the older parcel. The third without a plan is in the younger one.
    const back = refund(revoked, [{ lineItemId: 'phone', quantity: 2 }], daysLater(13))
    expect(removedUnits(back)).toEqual([['phone', 2]])
    expect(removed(back.order, 'phone', 2, daysLater(16))).toEqual([
      ['phone', 2],
      ['plan', 1],
    ])
  })
})
