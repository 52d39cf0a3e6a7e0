import { describe, expect, it } from 'vitest'
import type { LineItem } from '../cart.js'
import { cartOf, planLine, productLine } from '@hakuna-kit/test/carts'
import { predictChanges } from './predictChanges.js'

const phone = (quantity: number, id = '1') => productLine(id, 'phone', quantity)
const plan = (quantity: number, id = '2', planId = 'plan-1y') => planLine(id, 'phone', quantity, planId)
/** Predicted quantities by line id. */
const predicted = (lines: LineItem[], seen: LineItem[] | null) =>
  Object.fromEntries(
    predictChanges(cartOf(...lines), seen && cartOf(...seen)).map(({ lineItemId, to }) => [lineItemId, to]),
  )

describe('predictChanges', () => {
  it.each<[rule: string, lines: LineItem[], seen: LineItem[] | null, quantities: Record<string, number>]>([
    ['changes nothing in a cart without lines', [], [], {}],
    ['changes nothing where the cart is as seen', [phone(2), plan(2)], [phone(2), plan(2)], {}],
    ['lowers plans to the number of products', [phone(2), plan(5)], null, { 2: 2 }],
    ['removes a plan whose product was removed', [plan(2)], [phone(2), plan(2)], { 2: 0 }],
    ['removes the plan of a product that was never there', [plan(2)], null, { 2: 0 }],
    ['lowers the last plan line first', [phone(3), plan(2), plan(2, '3', 'plan-2y')], null, { 3: 1 }],
    ['lowers several plan lines', [phone(1), plan(2), plan(2, '3', 'plan-2y')], null, { 3: 0, 2: 1 }],
    ['counts all lines of a product', [phone(1), phone(1, '4'), plan(3)], null, { 2: 2 }],
    ['raises a plan that covered every unit', [phone(5), plan(2)], [phone(2), plan(2)], { 2: 5 }],
    ['does not raise a plan in a cart not seen before', [phone(5), plan(2)], null, {}],
    ['does not raise a plan for some of the units', [phone(5), plan(2)], [phone(3), plan(2)], {}],
    ['does not raise a plan that the shopper lowered', [phone(5), plan(1)], [phone(2), plan(2)], {}],
    ['does not raise a plan with another line id', [phone(5), plan(2, '9')], [phone(2), plan(2)], {}],
    ['does not raise another plan with the same line id', [phone(5), plan(2, '2', 'plan-2y')], [phone(2), plan(2)], {}],
    ['does not raise a plan for another product line', [phone(5, '9'), plan(2)], [phone(2), plan(2)], {}],
    ['does not choose between two product lines', [phone(2), phone(2, '4'), plan(2)], [phone(2), plan(2)], {}],
    [
      'does not raise the one plan of two product lines',
      [phone(2), phone(3, '4'), plan(4)],
      [phone(2), phone(2, '4'), plan(4)],
      {},
    ],
    [
      'does not choose between two plan lines',
      [phone(5), plan(1), plan(1, '3', 'plan-2y')],
      [phone(2), plan(1), plan(1, '3', 'plan-2y')],
      {},
    ],
  ])('%s', (_, lines, seen, quantities) => {
    expect(predicted(lines, seen)).toEqual(quantities)
  })

  it.each([
    ['follows_product', [phone(1), plan(2)], { from: 2, to: 1 }],
    ['product_removed', [plan(2)], { from: 2, to: 0 }],
  ])('gives the reason %s', (reason, lines, quantities) => {
    expect(predictChanges(cartOf(...lines), null)).toEqual([
      { lineItemId: '2', productReference: 'phone', title: '1 Jahr Garantieerweiterung', reason, ...quantities },
    ])
  })
})
