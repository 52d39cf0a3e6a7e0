import { daysLater, order, plan, product, refusal } from '@hakuna-kit/test/orders'
import { describe, expect, it } from 'vitest'
import { removedUnits } from '../../test/orders/orderChanges.js'
import { cancelLineItems } from '../cancelLineItems.js'
import { fulfillLineItems } from '../fulfillLineItems.js'
import type { LineItemUnits } from '../lineItemUnits.js'
import type { Order } from '../order.js'
import type { OrderStep } from '../orderStep.js'
import { refundLineItems } from '../refundLineItems.js'

const ship = (placed: Order, items: LineItemUnits[], day = 1) =>
  fulfillLineItems(placed, { items, fulfilledAt: daysLater(day) }).order
const refund = (from: Order, items: LineItemUnits[], at = daysLater(2)) =>
  refundLineItems(from, { items, refundedAt: at })
const cancel = (from: Order, items: LineItemUnits[]) => cancelLineItems(from, { items, cancelledAt: daysLater(1) })
const quantities = (step: OrderStep) => Object.fromEntries(removedUnits(step))

describe('two plans on one product line', () => {
  it('takes the plan that the shop lists; otherwise the first, and reports that it was a choice', () => {
    const oneYear = plan('p1', 'PHONE', 1, 'one-year')
    const twoYears = plan('p2', 'PHONE', 1, 'two-years')
    const both = ship(order(product('phone', 2), oneYear, twoYears), [{ lineItemId: 'phone' }])
    const chosen = refund(both, [{ lineItemId: 'phone', quantity: 1 }])
    expect([quantities(chosen), chosen.ambiguousPlans]).toEqual([
      { phone: 1, p1: 1 },
      [{ productReference: 'PHONE', productLineItemIds: ['phone'], planLineItemIds: ['p1', 'p2'] }],
    ])
    const listed = refund(both, [{ lineItemId: 'phone', quantity: 1 }, { lineItemId: 'p2' }])
    expect([quantities(listed), listed.ambiguousPlans]).toEqual([{ phone: 1, p2: 1 }, []])
  })

  it('does not count the plan of a returned unit again as a plan that could be revoked', () => {
    // Two phones, one insured for one year, the other for two. Both were shipped; one comes back.
    const both = ship(order(product('phone', 2), plan('p1', 'PHONE', 1), plan('p2', 'PHONE', 1)), [
      { lineItemId: 'phone' },
    ])
    const phoneBack = { lineItemId: 'phone', quantity: 1 }

    // Without a quantity all plans of the line are meant: one, the plan of the returned phone. The other stays insured.
    const back = refund(both, [phoneBack, { lineItemId: 'p1' }])
    expect(quantities(back)).toEqual({ phone: 1, p1: 1 })
    expect(quantities(refund(back.order, [{ lineItemId: 'phone' }], daysLater(3)))).toEqual({ phone: 1, p2: 1 })

    expect(refusal(() => refund(both, [phoneBack, { lineItemId: 'p1', quantity: 2 }]))).toEqual({
      code: 'order_quantity_exceeded',
      path: 'items[1].quantity',
    })
  })

  it('cancels the plan that is not a contract yet first', () => {
    const both = order(product('phone', 2), plan('p1', 'PHONE', 1, 'one-year'), plan('p2', 'PHONE', 1, 'two-years'))
    const half = ship(both, [{ lineItemId: 'phone', quantity: 1 }])
    expect(quantities(cancel(half, [{ lineItemId: 'phone' }]))).toEqual({ phone: 1, p2: 1 })
    expect(quantities(cancel(half, [{ lineItemId: 'phone' }, { lineItemId: 'p1' }]))).toEqual({ phone: 1, p1: 1 })
    expect(quantities(cancel(both, [{ lineItemId: 'phone', quantity: 1 }]))).toEqual({ phone: 1, p1: 1 })
  })
})

describe('what is ambiguous', () => {
  const choiceOf = (step: OrderStep) => step.ambiguousPlans.map(({ planLineItemIds }) => planLineItemIds)
  const threePlans = [product('phone', 3), plan('p1', 'PHONE', 1), plan('p2', 'PHONE', 2)]
  const allShipped = ship(order(...threePlans), [{ lineItemId: 'phone' }])
  const phones = (quantity: number) => [{ lineItemId: 'phone', quantity }]

  it('is a choice between plan lines, and no more: not where none or all of the plans go', () => {
    expect(choiceOf(refund(allShipped, phones(1)))).toEqual([['p1', 'p2']])
    expect(choiceOf(refund(allShipped, phones(3)))).toEqual([])
    const spare = ship(order(product('phone', 3), plan('p1', 'PHONE'), plan('p2', 'PHONE')), phones(3))
    expect(choiceOf(refund(spare, phones(1)))).toEqual([])
    expect(choiceOf(refund(spare, phones(2)))).toEqual([['p1', 'p2']])
  })

  it('leaves plan lines out of which nothing is left', () => {
    const revoked = refund(allShipped, [{ lineItemId: 'p1' }]).order
    // The phone whose plan was revoked comes back first, and one of the two others with it.
    const back = refund(revoked, phones(2), daysLater(3))
    expect([quantities(back), choiceOf(back)]).toEqual([{ phone: 2, p2: 1 }, []])
  })

  it('is reported for the products of the change, and for no other', () => {
    const lines = ['A', 'B'].flatMap((id) => [
      product(`${id}1`, 1, id),
      product(`${id}2`, 1, id),
      plan(`plan-${id}`, id),
    ])
    const both = ship(
      order(...lines),
      ['A1', 'A2', 'B1', 'B2'].map((lineItemId) => ({ lineItemId })),
    )
    expect(choiceOf(refund(both, [{ lineItemId: 'A2' }]))).toEqual([['plan-A']])
    expect(choiceOf(refund(both, [{ lineItemId: 'B1' }, { lineItemId: 'A1' }]))).toEqual([['plan-A'], ['plan-B']])
  })
})

describe('plans that are listed with and beyond their products', () => {
  const placed = order(product('phone', 3), plan('plan', 'PHONE', 3))
  const shipped = ship(placed, [{ lineItemId: 'phone' }])

  it('go with their product first, and the rest alone', () => {
    const items = [
      { lineItemId: 'plan', quantity: 2 },
      { lineItemId: 'phone', quantity: 1 },
    ]
    expect(quantities(refund(shipped, items))).toEqual({ plan: 2, phone: 1 })
    expect(quantities(cancel(placed, items))).toEqual({ plan: 2, phone: 1 })
  })

  it('may be all that is left, on two entries of one line', () => {
    const twice = [{ lineItemId: 'plan', quantity: 1 }, { lineItemId: 'plan' }]
    expect(quantities(refund(shipped, twice))).toEqual({ plan: 3 })
    expect(quantities(cancel(placed, twice))).toEqual({ plan: 3 })
  })

  it('are recorded for the product lines that they went with, and for no others', () => {
    const lines = [product('black', 1, 'PHONE'), product('white', 1, 'PHONE'), plan('plan', 'PHONE', 2)]
    const both = ship(order(...lines), [{ lineItemId: 'black' }, { lineItemId: 'white' }])
    const planAt = (productLineItemId: string) => ({ lineItemId: 'plan', productLineItemId, quantity: 1 })
    const itemsOf = (items: LineItemUnits[]) => refund(both, items).order.changes.at(-1)!.items
    expect(itemsOf([{ lineItemId: 'white' }, { lineItemId: 'plan', quantity: 1 }])).toEqual([
      { lineItemId: 'white', quantity: 1 },
      planAt('white'),
    ])
    expect(itemsOf([{ lineItemId: 'plan', quantity: 1 }])).toEqual([planAt('black')])
    expect(itemsOf([{ lineItemId: 'white' }])).toEqual([{ lineItemId: 'white', quantity: 1 }, planAt('white')])
  })
})
