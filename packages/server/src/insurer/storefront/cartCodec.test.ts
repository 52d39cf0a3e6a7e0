import { describe, expect, it } from 'vitest'
import { createCart } from '@hakuna-kit/test/createCart'
import { decodeCartActions, decodeConnections, encodeCartReport } from './cartCodec.js'
import type { ContractDrift } from '../transport/createDriftReporter.js'

function collect<Result>(read: (report: (drift: ContractDrift) => void) => Result) {
  const drifts: string[] = []
  const result = read(({ kind, path }) => drifts.push(`${kind} ${path}`))
  return { result, drifts }
}

describe('encodeCartReport', () => {
  it('writes the documented message', () => {
    expect(encodeCartReport(createCart(), 'session-1')).toEqual({
      cart_id: 'cart-123',
      user_session_id: 'session-1',
      cart_currency: 'eur',
      line_items: [
        {
          id: 'line-item-id-3311',
          quantity: 1,
          price_amount: 112_900,
          product_id: 'prd-iphone14',
          product_title: 'iPhone 14',
          product_brand: 'Apple',
        },
        {
          id: 'line-item-id-3322',
          quantity: 1,
          price_amount: 1_200,
          product_id: 'pl-prd-hakuna',
          product_title: '1 Jahr Garantieerweiterung',
          product_brand: 'hakuna',
          custom_properties: { product_reference: 'prd-iphone14' },
        },
        {
          id: 'line-item-id-4411',
          quantity: 1,
          price_amount: 1_200,
          product_id: 'prd-bb-32',
          product_title: 'Silikon Case iPhone 14',
          product_brand: 'Apple',
        },
      ],
    })
  })

  it('writes an empty brand for a line without one', () => {
    const cart = createCart()
    delete cart.lineItems[2]!.brand
    expect(encodeCartReport(cart, 's')).toMatchObject({ line_items: [{}, {}, { product_brand: '' }] })
  })
})

describe('decodeCartActions', () => {
  const decode = (answer: unknown) => collect((report) => decodeCartActions(answer, report))
  const update = { type: 'update_line_item', payload: { line_item_id: 'line-item-id-3322', line_item_quantity: 2 } }

  it('reads the documented action', () => {
    expect(decode({ cart_id: 'c', user_session_id: 's', actions: [update] })).toEqual({
      result: [{ type: 'update_line_item', lineItemId: 'line-item-id-3322', quantity: 2 }],
      drifts: [],
    })
  })

  it('passes types that no document names on as data', () => {
    const payload = { line_item_id: 'x', deep: [1] }
    expect(decode({ actions: [{ type: 'remove_line_item', payload }, update] })).toEqual({
      result: [
        { type: 'unknown', name: 'remove_line_item', payload },
        { type: 'update_line_item', lineItemId: 'line-item-id-3322', quantity: 2 },
      ],
      drifts: ['unknown_action_type actions[].remove_line_item'],
    })
  })

  it.each([
    [
      'a fractional quantity',
      { ...update, payload: { ...update.payload, line_item_quantity: 1.5 } },
      'update_line_item',
    ],
    ['a negative quantity', { ...update, payload: { ...update.payload, line_item_quantity: -1 } }, 'update_line_item'],
    ['no line', { ...update, payload: { line_item_quantity: 1 } }, 'update_line_item'],
    ['no payload', { type: 'update_line_item' }, 'update_line_item'],
    ['no type', {}, 'unnamed'],
    ['a type with markup', { type: '<b>', payload: null }, 'unnamed'],
    ['nothing', null, 'unnamed'],
  ])('never carries out an action with %s', (_, action, name) => {
    const { result, drifts } = decode({ actions: [action] })
    expect(result).toEqual([expect.objectContaining({ type: 'unknown', name })])
    expect(drifts).toHaveLength(1)
  })

  it('reads a missing list as settled, and says so', () => {
    expect(decode({ cart_id: 'c' })).toEqual({ result: [], drifts: ['missing_field actions'] })
    expect(decode({ actions: null }).result).toEqual([])
  })

  it('bounds what it passes on', () => {
    expect(decode({ actions: [{ type: 'x', payload: 'y'.repeat(5_000) }] }).result).toEqual([
      { type: 'unknown', name: 'x', payload: null },
    ])
  })

  it('has no use for an answer that is no object', () => {
    for (const answer of [undefined, null, 'actions', { actions: {} }]) expect(decode(answer).result).toBeUndefined()
  })
})

describe('decodeConnections', () => {
  const pair = { product_line_item_id: 'line-item-id-3311', plan_line_item_id: 'line-item-id-3322' }

  it('reads the documented pairs, and a quantity where there is one', () => {
    const answer = { cart_id: 'cart-123', plan_connections: [pair, { ...pair, quantity: 2 }] }
    expect(collect((report) => decodeConnections(answer, report))).toEqual({
      result: [
        { productLineItemId: 'line-item-id-3311', planLineItemId: 'line-item-id-3322' },
        { productLineItemId: 'line-item-id-3311', planLineItemId: 'line-item-id-3322', quantity: 2 },
      ],
      drifts: [],
    })
  })

  it('drops a broken pair alone', () => {
    const answer = { plan_connections: [{ product_line_item_id: 'a' }, null, pair] }
    const { result, drifts } = collect((report) => decodeConnections(answer, report))
    expect(result).toHaveLength(1)
    expect(drifts).toHaveLength(2)
    expect(decodeConnections({}, () => {})).toBeUndefined()
  })
})
