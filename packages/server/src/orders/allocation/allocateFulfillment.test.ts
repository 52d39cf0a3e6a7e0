import { daysLater, order, plan, product, refusal } from '@hakuna-kit/test/orders'
import { describe, expect, it } from 'vitest'
import { fulfillLineItems } from '../fulfillLineItems.js'
import { lastStep, refund, ship } from '../../test/orders/orderChanges.js'
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

  describe('for plans', () => {
    const placed = order(product('phone', 3), plan('plan', 'PHONE', 3))
    const shipped = ship(['phone'])
    const plans = (quantity?: number) => ({ items: [{ lineItemId: 'plan', quantity }], at, withPlans: false })

    it('moves as many as are listed, and all that are left where no quantity is', () => {
      const units = { lineItemId: 'plan', productLineItemId: 'phone' }
      const { order: phones } = lastStep(placed, [shipped])
      expect(allocateFulfillment(phones, plans(2))).toEqual([{ ...units, quantity: 2 }])
      const { order: oneFulfilled } = lastStep(placed, [shipped, ship(['plan', 1])])
      expect(allocateFulfillment(oneFulfilled, plans())).toEqual([{ ...units, quantity: 2 }])
      expect(refusal(() => allocateFulfillment(oneFulfilled, plans(3)))?.code).toBe('order_quantity_exceeded')
    })

    it('counts one that is listed with its product only once', () => {
      const items = [
        { lineItemId: 'plan', quantity: 1 },
        { lineItemId: 'phone', quantity: 2 },
      ]
      expect(allocateFulfillment(placed, { items, at, withPlans: true })).toEqual([
        { lineItemId: 'plan', productLineItemId: 'phone', quantity: 2 },
        { lineItemId: 'phone', quantity: 2 },
      ])
    })

    it('leaves those that were refunded out, whether they were fulfilled or not', () => {
      const fulfillable = (...changes: Parameters<typeof lastStep>[1]) => {
        const { order: now } = lastStep(placed, [shipped, ...changes])
        const found = refusal(() => allocateFulfillment(now, plans()))
        return found ? 0 : allocateFulfillment(now, plans())[0]!.quantity
      }
      expect(fulfillable()).toBe(3)
      expect(fulfillable(ship(['plan', 2]))).toBe(1)
      // Which of them was refunded cannot be told: the fulfilled ones count as refunded first.
      expect(fulfillable(ship(['plan', 2]), refund(['plan', 1]))).toBe(1)
      expect(fulfillable(ship(['plan', 1]), refund(['plan', 2]))).toBe(1)
      expect(fulfillable(ship(['plan', 1]), refund(['plan', 2]), ship(['plan', 1]))).toBe(0)
      expect(fulfillable(ship(['plan']), refund(['phone', 1]))).toBe(0)
    })
  })
})
