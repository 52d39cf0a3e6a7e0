import { describe, expect, it } from 'vitest'
import { plan, planLine, productLine, cartOf } from '@hakuna-kit/test/carts'
import {
  cartReportShape,
  cartSyncShape,
  connectionsShape,
  matches,
  planLookupsShape,
  type Shape,
} from './answerShapes.js'

const pair = { productLineItemId: '1', planLineItemId: '2' }
const lookup = (change: object) => [{ productId: 'phone', plans: [{ ...plan('phone'), ...change }] }]
const update = (change: object) => ({
  actions: [{ type: 'update_line_item', lineItemId: '2', quantity: 2, ...change }],
})

describe('matches', () => {
  it.each<[value: string, value: unknown, shape: Shape<unknown>, matches: boolean]>([
    ['an empty list of plans', lookup({})[0]!.plans.slice(1), [planLookupsShape], true],
    ['a plan', lookup({}), planLookupsShape, true],
    ['a plan with one more property', lookup({ color: 'red' }), planLookupsShape, true],
    ['a plan with a fractional price', lookup({ price: { amount: 0.5, currency: 'eur' } }), planLookupsShape, false],
    ['a plan with a price below 0', lookup({ price: { amount: -1, currency: 'eur' } }), planLookupsShape, false],
    ['a plan whose link is not https', lookup({ insuranceDetailsUrl: 'http://a.example' }), planLookupsShape, false],
    ['a plan whose id is a number', lookup({ id: 7 }), planLookupsShape, false],
    ['no plan at all', [{ productId: 'phone', plans: [null] }], planLookupsShape, false],
    ['a connection without a quantity', { connections: [pair] }, connectionsShape, true],
    ['a connection of two units', { connections: [{ ...pair, quantity: 2 }] }, connectionsShape, true],
    ['a connection of half a unit', { connections: [{ ...pair, quantity: 0.5 }] }, connectionsShape, false],
    ['a report without actions', { actions: [] }, cartReportShape, true],
    ['an action', update({}), cartReportShape, true],
    ['a removal', update({ quantity: 0 }), cartReportShape, true],
    ['an action without a line', update({ lineItemId: undefined }), cartReportShape, false],
    ['an unknown action', { actions: [{ type: 'unknown', name: 'wrap', payload: null }] }, cartReportShape, true],
    ['an action type that is not named', { actions: [{ type: 'wrap' }] }, cartReportShape, false],
    ['a sync without a cart', { cart: null, rounds: 0, changes: [] }, cartSyncShape, true],
    [
      'a synced cart',
      { cart: cartOf(productLine('1', 'phone', 2), planLine('2', 'phone', 2)), rounds: 1, changes: [{}] },
      cartSyncShape,
      true,
    ],
    ['a synced cart without lines', { cart: { id: 'cart-1' }, rounds: 1, changes: [] }, cartSyncShape, false],
    ['no answer', undefined, cartSyncShape, false],
    ['text', 'actions', cartReportShape, false],
  ])('%s', (_, value, shape, expected) => {
    expect(matches(value, shape)).toBe(expected)
  })
})
