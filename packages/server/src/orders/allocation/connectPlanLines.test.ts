import { newOrder, plan, product, refusal } from '@hakuna-kit/test/orders'
import type { LineItem } from '@hakuna-kit/core'
import { describe, expect, it } from 'vitest'
import type { NewOrder } from '../order.js'
import { placeOrder } from '../placeOrder.js'

const phone = product('phone')
const phonePlan = plan('plan', 'PHONE')
const place = (lineItems: LineItem[], more: Partial<NewOrder> = {}) => placeOrder(newOrder(lineItems, more))

describe('connectPlanLines', () => {
  it('connects plan lines with the product lines of their reference', () => {
    expect(place([plan('p', 'PHONE', 2), product('phone', 3)]).order.planConnections).toEqual([
      { productLineItemId: 'phone', planLineItemId: 'p', quantity: 2 },
    ])
  })

  it('uses the connections that are given, and the reference for other plans', () => {
    const { order, ambiguousPlans } = place([product('a', 1, 'PHONE'), product('b', 1, 'PHONE'), phonePlan], {
      planConnections: [{ productLineItemId: 'b', planLineItemId: 'plan' }],
    })
    expect(order.planConnections).toEqual([{ productLineItemId: 'b', planLineItemId: 'plan', quantity: 1 }])
    expect(ambiguousPlans).toEqual([])
  })

  it('makes one connection of the units that are given and those that follow the reference', () => {
    const lines = [product('a', 2, 'PHONE'), product('b', 1, 'PHONE'), plan('p', 'PHONE', 3)]
    const given = [{ productLineItemId: 'a', planLineItemId: 'p', quantity: 1 }]
    expect(place(lines, { planConnections: given }).order.planConnections).toEqual([
      { productLineItemId: 'a', planLineItemId: 'p', quantity: 2 },
      { productLineItemId: 'b', planLineItemId: 'p', quantity: 1 },
    ])
  })

  it('connects as many units as both lines have left, where no quantity is given', () => {
    const lines = [product('a', 2, 'PHONE'), product('b', 2, 'PHONE'), plan('p', 'PHONE', 3)]
    const given = (...ids: string[]) => ids.map((productLineItemId) => ({ productLineItemId, planLineItemId: 'p' }))
    expect(place(lines, { planConnections: given('b', 'a') }).order.planConnections).toEqual([
      { productLineItemId: 'b', planLineItemId: 'p', quantity: 2 },
      { productLineItemId: 'a', planLineItemId: 'p', quantity: 1 },
    ])
  })

  it('reports plans of a product on two lines', () => {
    const { order, ambiguousPlans } = place([product('a', 1, 'PHONE'), product('b', 1, 'PHONE'), phonePlan])
    expect(order.planConnections).toEqual([{ productLineItemId: 'a', planLineItemId: 'plan', quantity: 1 }])
    expect(ambiguousPlans).toEqual([
      { productReference: 'PHONE', productLineItemIds: ['a', 'b'], planLineItemIds: ['plan'] },
    ])
  })

  it.each<[string, () => unknown, string, string]>([
    [
      'a plan for nothing',
      () => place([phone, plan('p', 'TV')]),
      'order_plan_without_product',
      'lineItems[1].quantity',
    ],
    [
      'more plans than products',
      () => place([phone, plan('p', 'PHONE', 2)]),
      'order_plan_without_product',
      'lineItems[1].quantity',
    ],
    [
      'a connection of an unknown line',
      () => place([phone, phonePlan], { planConnections: [{ productLineItemId: 'tv', planLineItemId: 'plan' }] }),
      'order_unknown_line_item',
      'planConnections[0].productLineItemId',
    ],
    [
      'a connection of two products',
      () => place([phone, product('tv')], { planConnections: [{ productLineItemId: 'phone', planLineItemId: 'tv' }] }),
      'order_unknown_line_item',
      'planConnections[0].planLineItemId',
    ],
    [
      'a connection of 0 units',
      () =>
        place([phone, phonePlan], {
          planConnections: [{ productLineItemId: 'phone', planLineItemId: 'plan', quantity: 0 }],
        }),
      'order_invalid_quantity',
      'planConnections[0].quantity',
    ],
    [
      'a connection for which no unit is left',
      () =>
        place([phone, phonePlan], {
          planConnections: [
            { productLineItemId: 'phone', planLineItemId: 'plan' },
            { productLineItemId: 'phone', planLineItemId: 'plan' },
          ],
        }),
      'order_quantity_exceeded',
      'planConnections[1].quantity',
    ],
    [
      'a connection from a plan',
      () => place([phone, phonePlan], { planConnections: [{ productLineItemId: 'plan', planLineItemId: 'plan' }] }),
      'order_unknown_line_item',
      'planConnections[0].productLineItemId',
    ],
    [
      'a connection of more units than there are',
      () =>
        place([phone, phonePlan], {
          planConnections: [{ productLineItemId: 'phone', planLineItemId: 'plan', quantity: 2 }],
        }),
      'order_quantity_exceeded',
      'planConnections[0].quantity',
    ],
  ])('refuses %s', (_what, act, code, path) => {
    expect(refusal(act)).toEqual({ code, path })
  })
})
