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

  it('keeps a quantity that the insurer reports, and gives the rest to the next pair without one', () => {
    expect(fillQuantities(cart, [pair('2', '3', 2)])).toEqual([pair('2', '3', 2)])
    const next = { productLineItemId: '1', planLineItemId: '3' }
    expect(fillQuantities(cart, [pair('2', '3', 1), next])).toEqual([pair('2', '3', 1), pair('1', '3', 1)])
  })

  it('gives no more units than both lines still have, where the quantity is of an older cart', () => {
    expect(fillQuantities(cart, [pair('1', '3', 5)])).toEqual([pair('1', '3', 1)])
    const fewPlans = cartOf(productLine('1', 'phone', 3), productLine('2', 'phone', 3), planLine('3', 'phone', 2))
    expect(fillQuantities(fewPlans, [pair('1', '3', 3), pair('2', '3', 3)])).toEqual([pair('1', '3', 2)])
  })

  it('gives the units of a line once, where one product has two plans or a pair comes twice', () => {
    const twoPlans = cartOf(productLine('1', 'phone', 3), planLine('2', 'phone', 1), planLine('3', 'phone', 3))
    const pairs = [
      { productLineItemId: '1', planLineItemId: '2' },
      { productLineItemId: '1', planLineItemId: '3' },
      { productLineItemId: '1', planLineItemId: '3' },
    ]
    expect(fillQuantities(twoPlans, pairs)).toEqual([pair('1', '2', 1), pair('1', '3', 2)])
  })

  it.each([
    ['whose product line is no longer in the cart', { productLineItemId: '9', planLineItemId: '3' }],
    ['whose plan line is no longer in the cart', { productLineItemId: '1', planLineItemId: '9' }],
    ['of 0 units', pair('1', '3', 0)],
    ['of two units, both lines of which are no longer in the cart', pair('8', '9', 2)],
  ])('leaves out a connection %s', (_, connection) => {
    const last = pair('2', '3', 2)
    expect(fillQuantities(cart, [connection, last])).toEqual([last])
  })
})
