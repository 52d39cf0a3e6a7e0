import { describe, expect, it } from 'vitest'
import { daysLater, order, plan, product, refusal } from '@hakuna-kit/test/orders'
import { cancelLineItems } from '../cancelLineItems.js'
import { cancelOrder } from '../cancelOrder.js'
import { fulfillLineItems } from '../fulfillLineItems.js'
import { toOrderSnapshot } from './orderSnapshotCodec.js'
import { refundLineItems } from '../refundLineItems.js'

const placed = order(product('phone', 2), plan('plan', 'PHONE', 2), product('case'))
const shipped = fulfillLineItems(placed, { items: [{ lineItemId: 'phone' }], fulfilledAt: daysLater(1) }).order

describe('toOrderSnapshot', () => {
  it('leaves lines without protection as they are', () => {
    expect(toOrderSnapshot(placed).line_items[2]).toEqual({
      id: 'case',
      quantity: 1,
      product_data: { id: 'CASE', price: { amount: 50_000, currency: 'eur' }, brand: 'Apple', title: 'CASE' },
      fulfillments: [],
      refunds: [],
    })
  })

  it('says nothing of single lines cancelled with their plan, and cancels the order with the last of them', () => {
    const fewer = cancelLineItems(placed, { items: [{ lineItemId: 'phone' }], cancelledAt: daysLater(1) }).order
    expect(toOrderSnapshot(fewer)).toEqual(toOrderSnapshot(placed))
    const none = cancelLineItems(fewer, { items: [{ lineItemId: 'case' }], cancelledAt: daysLater(2) }).order
    expect(toOrderSnapshot(none)).toMatchObject({
      status: 'cancelled',
      cancelled_at: Math.floor(Date.parse(daysLater(2)) / 1000),
    })
    const wholly = cancelOrder(none, { cancelledAt: daysLater(3) }).order
    expect(toOrderSnapshot(wholly)).toEqual(toOrderSnapshot(none))
  })

  it('refuses to leave out a plan that went alone, unless the insurer knows', () => {
    const items = [{ lineItemId: 'plan', quantity: 1 }]
    const alone = refundLineItems(shipped, { items, refundedAt: daysLater(2) }).order
    expect(refusal(() => toOrderSnapshot(alone))).toEqual({
      code: 'order_feed_cannot_express',
      path: 'order.lineItems[0]',
    })
    const known = refundLineItems(shipped, { items, refundedAt: daysLater(2), knownToInsurer: true }).order
    expect(toOrderSnapshot(known)).toEqual(toOrderSnapshot(shipped))
    const early = cancelLineItems(placed, { items, cancelledAt: daysLater(1) }).order
    expect(refusal(() => toOrderSnapshot(early))?.code).toBe('order_feed_cannot_express')
  })

  it('refuses plans without an offer, and two plan lines on one product line', () => {
    const homeless = { ...plan('p', 'PHONE'), customProperties: { productReference: 'PHONE', planId: 'pl-1' } }
    expect(refusal(() => toOrderSnapshot(order(product('phone'), homeless)))).toEqual({
      code: 'order_feed_cannot_express',
      path: 'order.lineItems[1].customProperties',
    })
    const crowded = order(product('phone', 2), plan('p1', 'PHONE'), plan('p2', 'PHONE'))
    expect(refusal(() => toOrderSnapshot(crowded))).toEqual({
      code: 'order_feed_cannot_express',
      path: 'order.lineItems[0]',
    })
  })
})
