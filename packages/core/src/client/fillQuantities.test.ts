import { describe, expect, it } from 'vitest'
import { cartOf, planLine, productLine } from '@hakuna-kit/test/carts'
import { fillQuantities } from './fillQuantities.js'

const pair = (productLineItemId: string, planLineItemId: string, quantity: number) => ({
  productLineItemId,
  planLineItemId,
  quantity,
})

describe('fillQuantities', () => {
  const cart = cartOf(productLine('1', 'phone', 1), productLine('2', 'phone', 2), planLine('3', 'phone', 2))

  it('gives each pair as many units as both lines still have', () => {
    const pairs = [
      { productLineItemId: '1', planLineItemId: '3' },
      { productLineItemId: '2', planLineItemId: '3' },
    ]
    expect(fillQuantities(cart, pairs)).toEqual([pair('1', '3', 1), pair('2', '3', 1)])
  })

  it('keeps a quantity that the insurer reports', () => {
    expect(fillQuantities(cart, [pair('2', '3', 2)])).toEqual([pair('2', '3', 2)])
  })

  it('leaves out lines that are no longer in the cart', () => {
    expect(fillQuantities(cart, [{ productLineItemId: '9', planLineItemId: '3' }])).toEqual([])
  })
})
