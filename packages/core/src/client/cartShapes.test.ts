import { describe, expect, it } from 'vitest'
import { cartOf, planLine, productLine } from '@hakuna-kit/test/carts'
import { type AnswerShape, matches } from './AnswerShape.js'
import { cartReportShape, cartSyncShape, connectionsShape } from './cartShapes.js'

const pair = { productLineItemId: '1', planLineItemId: '2' }
const update = (change: object) => ({
  actions: [{ type: 'update_line_item', lineItemId: '2', quantity: 2, ...change }],
})

describe('the shapes of answers about a cart', () => {
  it.each<[value: string, value: unknown, shape: AnswerShape<unknown>, matches: boolean]>([
    ['a connection without a quantity', { connections: [pair] }, connectionsShape, true],
    ['a connection of two units', { connections: [{ ...pair, quantity: 2 }] }, connectionsShape, true],
    ['a connection of half a unit', { connections: [{ ...pair, quantity: 0.5 }] }, connectionsShape, false],
    ['a connection without a product line', { connections: [{ planLineItemId: '2' }] }, connectionsShape, false],
    ['a connection without a plan line', { connections: [{ productLineItemId: '1' }] }, connectionsShape, false],
    ['an action of another type on a line', update({ type: 'wrap' }), cartReportShape, false],
    ['a sync without a number of rounds', { cart: null, changes: [] }, cartSyncShape, false],
    ['a sync without changes', { cart: null, rounds: 0 }, cartSyncShape, false],
    ['a synced cart without an id', { cart: { lineItems: [] }, rounds: 1, changes: [] }, cartSyncShape, false],
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
    ['an action that is null', { actions: [null] }, cartReportShape, false],
  ])('%s', (_, value, shape, expected) => {
    expect(matches(value, shape)).toBe(expected)
  })
})
