import { order, product, refusal } from '@hakuna-kit/test/orders'
import { describe, expect, it } from 'vitest'
import { checkLineItemUnits, checkQuantity, mergeUnits } from './lineItemUnits.js'

const placed = order(product('case', 2))

describe('checkLineItemUnits', () => {
  it('accepts lines with and without a quantity, also the same line twice', () => {
    const items = [{ lineItemId: 'case' }, { lineItemId: 'case', quantity: 2 }]
    expect(checkLineItemUnits(placed, items)).toEqual(items)
  })

  it.each([
    ['no list', 'case', 'order_invalid', 'items'],
    ['an empty list', [], 'order_without_line_items', 'items'],
    ['null in the list', [null], 'order_unknown_line_item', 'items[0].lineItemId'],
    ['an unknown line', [{ lineItemId: 'tv' }], 'order_unknown_line_item', 'items[0].lineItemId'],
    ['quantity null', [{ lineItemId: 'case', quantity: null }], 'order_invalid_quantity', 'items[0].quantity'],
  ])('refuses %s', (_what, items, code, path) => {
    expect(refusal(() => checkLineItemUnits(placed, items))).toEqual({ code, path })
  })
})

describe('checkQuantity', () => {
  it.each([0, -1, 0.5, '1', NaN, Infinity, 2 ** 53, undefined])('refuses %o', (quantity) => {
    expect(refusal(() => checkQuantity(quantity, 'q'))).toEqual({ code: 'order_invalid_quantity', path: 'q' })
  })
})

describe('mergeUnits', () => {
  it('sums up each pair of line and product line, at the place of the first', () => {
    expect(
      mergeUnits([
        { lineItemId: 'plan', productLineItemId: 'a', quantity: 1 },
        { lineItemId: 'case', quantity: 1 },
        { lineItemId: 'plan', productLineItemId: 'b', quantity: 1 },
        { lineItemId: 'plan', productLineItemId: 'a', quantity: 2 },
      ]),
    ).toEqual([
      { lineItemId: 'plan', productLineItemId: 'a', quantity: 3 },
      { lineItemId: 'case', quantity: 1 },
      { lineItemId: 'plan', productLineItemId: 'b', quantity: 1 },
    ])
  })
})
