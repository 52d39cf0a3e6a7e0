import { daysLater, order, plan, product } from '@hakuna-kit/test/orders'
import { describe, expect, it } from 'vitest'
import { fulfillLineItems } from '../fulfillLineItems.js'
import { allocateFulfillment } from './allocateFulfillment.js'

const at = daysLater(2)

describe('allocateFulfillment', () => {
  it('gives listed plans to the products of the same fulfillment first, then to those shipped before', () => {
    const placed = order(product('black', 1, 'PHONE'), product('white', 1, 'PHONE'), plan('plan', 'PHONE', 2))
    const blackShipped = fulfillLineItems(placed, { items: [{ lineItemId: 'black' }], fulfilledAt: daysLater(1) }).order
    const allocate = (quantity: number) =>
      allocateFulfillment(blackShipped, {
        items: [{ lineItemId: 'plan', quantity }, { lineItemId: 'white' }],
        at,
        withPlans: false,
      })
    expect(allocate(1)).toEqual([
      { lineItemId: 'plan', productLineItemId: 'white', quantity: 1 },
      { lineItemId: 'white', quantity: 1 },
    ])
    expect(allocate(2).slice(0, 2)).toEqual([
      { lineItemId: 'plan', productLineItemId: 'white', quantity: 1 },
      { lineItemId: 'plan', productLineItemId: 'black', quantity: 1 },
    ])
  })

  it('adds the plans of each product with `withPlans`, only those of shipped units', () => {
    const placed = order(product('phone', 3), plan('plan', 'PHONE', 2), product('case'))
    const items = [{ lineItemId: 'case' }, { lineItemId: 'phone', quantity: 1 }]
    expect(allocateFulfillment(placed, { items, at, withPlans: true })).toEqual([
      { lineItemId: 'case', quantity: 1 },
      { lineItemId: 'phone', quantity: 1 },
      { lineItemId: 'plan', productLineItemId: 'phone', quantity: 1 },
    ])
  })
})
