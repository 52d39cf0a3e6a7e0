import { daysLater, order, plan, product, refusal } from '@hakuna-kit/test/orders'
import { describe, expect, it } from 'vitest'
import { everyChange, isAccepted } from '../test/orders/everyChange.js'
import { probeShape } from '../test/orders/probeShape.js'
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

  it('answers every kind of change, and checks each field', () => {
    const { linesCancelled, cancelled } = everyChange()
    for (const { order: changed } of [linesCancelled, cancelled]) {
      expect(readOrder(JSON.parse(JSON.stringify(changed)))).toEqual(JSON.parse(JSON.stringify(changed)))
    }
    const freeTexts = [
      'customer.firstName',
      'customer.lastName',
      'customer.email',
      'customer.phone',
      'billingAddress.addressLine1',
      'billingAddress.addressLine2',
      'billingAddress.city',
      'billingAddress.zip',
      'lineItems[].title',
      'lineItems[].brand',
      'lineItems[].customProperties.productReference',
      'lineItems[].customProperties.planId',
      'lineItems[].customProperties.offerId',
    ]
    const ids = [
      'id',
      'cartId',
      'lineItems[].id',
      'lineItems[].productId',
      'planConnections[].productLineItemId',
      'planConnections[].planLineItemId',
      'ambiguousPlans[].productReference',
      'ambiguousPlans[].productLineItemIds[]',
      'ambiguousPlans[].planLineItemIds[]',
      'changes[].id',
      'changes[].digest',
      'changes[].items[].lineItemId',
      'changes[].items[].productLineItemId',
    ]
    const { longerText, oneLetter, ...accepted } = probeShape(linesCancelled.order, isAccepted(readOrder))
    expect(longerText!.toSorted()).toEqual([...ids, ...freeTexts].toSorted())
    expect(oneLetter).toEqual(longerText)
    expect(accepted).toEqual({
      missing: [
        'cartId',
        'customer.phone',
        'lineItems[].brand',
        'lineItems[].customProperties',
        'lineItems[].customProperties.productReference',
        'lineItems[].customProperties.planId',
        'lineItems[].customProperties.offerId',
        'changes[].items[].productLineItemId',
        'changes[].knownToInsurer',
      ],
      null: ['cancelledAt'],
      emptyText: freeTexts,
      emptyList: [
        'planConnections',
        'ambiguousPlans',
        'ambiguousPlans[].productLineItemIds',
        'ambiguousPlans[].planLineItemIds',
        'changes',
        'changes[].items',
      ],
      zero: ['lineItems[].unitPrice.amount'],
      one: [
        'lineItems[].quantity',
        'lineItems[].unitPrice.amount',
        'planConnections[].quantity',
        'changes[].items[].quantity',
      ],
    })
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
