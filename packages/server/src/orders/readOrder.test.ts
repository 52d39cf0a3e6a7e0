import { daysLater, order, plan, product, refusal } from '@hakuna-kit/test/orders'
import { describe, expect, it } from 'vitest'
import { fulfillLineItems } from './fulfillLineItems.js'
import { readOrder } from './readOrder.js'

const placed = { ...order(product('phone', 2), plan('plan', 'PHONE')), cartId: 'cart-1' }
const stored = (change: object) => JSON.parse(JSON.stringify({ ...placed, ...change })) as unknown

describe('readOrder', () => {
  it('answers a stored order unchanged, before and after a change', () => {
    expect(readOrder(stored({}))).toEqual(placed)
    const { order: shipped } = fulfillLineItems(placed, { items: [{ lineItemId: 'phone' }], fulfilledAt: daysLater(1) })
    expect(readOrder(JSON.parse(JSON.stringify(shipped)))).toEqual(shipped)
  })

  it.each([
    ['no order', 7, 'value'],
    ['no lines', stored({ lineItems: [] }), 'lineItems'],
    ['quantity 0', stored({ lineItems: [{ ...placed.lineItems[0], quantity: 0 }] }), 'lineItems[0].quantity'],
    ['an unknown status', stored({ status: 'lost' }), 'status'],
    [
      'a change without a time',
      stored({ changes: [{ id: 'a', digest: 'b', type: 'cancelled', items: [] }] }),
      'changes[0].at',
    ],
  ])('refuses %s', (_what, json, path) => {
    expect(refusal(() => readOrder(json))).toEqual({ code: 'order_invalid', path })
  })
})
