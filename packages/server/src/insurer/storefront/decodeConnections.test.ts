import { describe, expect, it } from 'vitest'
import { decodeConnections } from './cartCodec.js'
import { collectDrifts as collect } from '../../test/collectDrifts.js'

describe('decodeConnections', () => {
  const pair = { product_line_item_id: 'line-item-id-3311', plan_line_item_id: 'line-item-id-3322' }

  it('reads the documented pairs, and a quantity where there is one', () => {
    const answer = { cart_id: 'cart-123', plan_connections: [pair, { ...pair, quantity: 2 }] }
    expect(collect((report) => decodeConnections(answer, report))).toStrictEqual({
      result: [
        { productLineItemId: 'line-item-id-3311', planLineItemId: 'line-item-id-3322' },
        { productLineItemId: 'line-item-id-3311', planLineItemId: 'line-item-id-3322', quantity: 2 },
      ],
      drifts: [],
      endpoints: [],
    })
  })

  it('reads ids of one character', () => {
    const answer = { plan_connections: [{ product_line_item_id: '1', plan_line_item_id: '2' }] }
    expect(decodeConnections(answer, () => {})).toEqual([{ productLineItemId: '1', planLineItemId: '2' }])
  })

  it.each([
    ['0 units', { ...pair, quantity: 0 }],
    ['a negative quantity', { ...pair, quantity: -1 }],
    ['half a unit', { ...pair, quantity: 0.5 }],
    ['a quantity that is text', { ...pair, quantity: '2' }],
    ['no plan', { product_line_item_id: 'a' }],
    ['an empty plan', { ...pair, plan_line_item_id: '' }],
    ['no product', { plan_line_item_id: 'a' }],
    ['an empty product', { ...pair, product_line_item_id: '' }],
    ['nothing', null],
  ])('leaves out a pair with %s and keeps the others', (_, broken) => {
    const answer = { plan_connections: [{ ...pair, quantity: 3 }, broken, pair] }
    expect(collect((report) => decodeConnections(answer, report))).toEqual({
      result: [
        { productLineItemId: 'line-item-id-3311', planLineItemId: 'line-item-id-3322', quantity: 3 },
        { productLineItemId: 'line-item-id-3311', planLineItemId: 'line-item-id-3322' },
      ],
      drifts: ['broken_item plan_connections[]'],
      endpoints: ['planConnections'],
    })
  })

  it('reports fields that no document names, of the answer and of a pair', () => {
    const answer = { cart_id: 'c', plan_connections: [{ ...pair, quantity: 1, unit: 'x' }], total: 1 }
    expect(collect((report) => decodeConnections(answer, report))).toMatchObject({
      drifts: ['unknown_field total', 'unknown_field plan_connections[].unit'],
      endpoints: ['planConnections'],
    })
  })

  it('answers undefined for an answer without a list, and for more than 5,000 pairs', () => {
    for (const answer of [undefined, null, [], {}, { plan_connections: null }]) {
      expect(decodeConnections(answer, () => {})).toBeUndefined()
    }
    const many = Array.from({ length: 5_001 }, () => pair)
    expect(decodeConnections({ plan_connections: many }, () => {})).toBeUndefined()
    expect(decodeConnections({ plan_connections: many.slice(1) }, () => {})).toHaveLength(5_000)
    expect(decodeConnections({ plan_connections: [] }, () => {})).toEqual([])
  })
})
