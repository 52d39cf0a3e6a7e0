import { describe, expect, it } from 'vitest'
import { createCart } from '@hakuna-kit/test/createCart'
import { decodeCartActions, encodeCartReport } from './cartCodec.js'
import { collectDrifts as collect } from '../../test/collectDrifts.js'

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

  it.each([
    ['jpy', 198_000, 1_980, 3],
    ['bhd', 412_500, 4_125, 2],
    ['eur', 0, 0, 1_000_000],
  ])('writes unit prices in %s, not those of %i units', (currency, price, planPrice, quantity) => {
    const cart = createCart({ phones: quantity, plans: quantity })
    const lineItems = cart.lineItems.map((line, index) => ({
      ...line,
      unitPrice: { amount: index === 1 ? planPrice : price, currency },
    }))
    expect(encodeCartReport({ ...cart, currency, lineItems }, 'session-1')).toMatchObject({
      cart_currency: currency,
      line_items: [
        { quantity, price_amount: price },
        { quantity, price_amount: planPrice, custom_properties: { product_reference: 'prd-iphone14' } },
        { quantity: 1, price_amount: price },
      ],
    })
  })

  it('writes two lines of one product, and the plans of both, in the order of the cart', () => {
    const { lineItems } = createCart({ phones: 2, plans: 3 })
    const again = lineItems.map((line) => ({ ...line, id: `${line.id}-b`, quantity: 1 }))
    const report = encodeCartReport({ ...createCart(), lineItems: [...lineItems, ...again].toReversed() }, 's')
    expect((report as { line_items: { id: string; quantity: number }[] }).line_items).toMatchObject([
      { id: 'line-item-id-4411-b', quantity: 1 },
      { id: 'line-item-id-3322-b', quantity: 1, product_brand: 'hakuna' },
      { id: 'line-item-id-3311-b', quantity: 1 },
      { id: 'line-item-id-4411', quantity: 1 },
      { id: 'line-item-id-3322', quantity: 3, product_brand: 'hakuna' },
      { id: 'line-item-id-3311', quantity: 2 },
    ])
  })

  it('writes an empty cart, so that the insurer knows that nothing is left', () => {
    expect(encodeCartReport({ ...createCart(), lineItems: [] }, 's')).toEqual({
      cart_id: 'cart-123',
      user_session_id: 's',
      cart_currency: 'eur',
      line_items: [],
    })
  })

  it('writes no custom properties of a product, and only the reference of a plan', () => {
    const cart = createCart()
    cart.lineItems[0]!.customProperties = { planId: 'pl-1', gift: 'yes' }
    cart.lineItems[1]!.brand = 'Hakuna GmbH'
    const report = encodeCartReport(cart, 's') as { line_items: object[] }
    expect(report.line_items[0]).not.toHaveProperty('custom_properties')
    expect(report.line_items[0]).toMatchObject({ product_brand: 'Apple' })
    expect(cart.lineItems[1]!.customProperties).toHaveProperty('planId')
    expect(report.line_items[1]).toMatchObject({
      product_brand: 'hakuna',
      custom_properties: { product_reference: 'prd-iphone14' },
    })
    expect((report.line_items[1] as { custom_properties: object }).custom_properties).not.toHaveProperty('planId')
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
      endpoints: [],
    })
  })

  it('reads each action of several, and 0 as a removal', () => {
    const payload = { line_item_id: '5', line_item_quantity: 0 }
    expect(decode({ actions: [update, { ...update, payload }, update] }).result).toEqual([
      { type: 'update_line_item', lineItemId: 'line-item-id-3322', quantity: 2 },
      { type: 'update_line_item', lineItemId: '5', quantity: 0 },
      { type: 'update_line_item', lineItemId: 'line-item-id-3322', quantity: 2 },
    ])
  })

  it('reports fields that no document names', () => {
    expect(decode({ cart_id: 'c', user_session_id: 's', actions: [], discount: 1 })).toEqual({
      result: [],
      drifts: ['unknown_field discount'],
      endpoints: ['cartReport'],
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
      endpoints: ['cartReport'],
    })
  })

  it.each([
    ['x'.repeat(64), 'x'.repeat(64)],
    ['x'.repeat(65), 'unnamed'],
    ['v2.remove-line_item', 'v2.remove-line_item'],
    ['remove line', 'unnamed'],
    [' remove', 'unnamed'],
    ['remove!', 'unnamed'],
    ['', 'unnamed'],
  ])('passes the type "%s" on as %s', (type, name) => {
    const { result, drifts } = decode({ actions: [{ type }] })
    expect(result).toEqual([{ type: 'unknown', name, payload: null }])
    expect(drifts).toEqual([`unknown_action_type actions[].${name}`])
  })

  const inPayload = 'broken_item actions[].payload'
  it.each([
    ['a fractional quantity', { ...update.payload, line_item_quantity: 1.5 }],
    ['a negative quantity', { ...update.payload, line_item_quantity: -1 }],
    ['a quantity that is text', { ...update.payload, line_item_quantity: '2' }],
    ['no quantity', { line_item_id: 'line-item-id-3322' }],
    ['no line', { line_item_quantity: 1 }],
    ['an empty line id', { line_item_id: '', line_item_quantity: 1 }],
    ['no payload', undefined],
  ])('passes an update with %s on as unknown', (_, payload) => {
    expect(decode({ actions: [{ type: 'update_line_item', payload }] })).toEqual({
      result: [{ type: 'unknown', name: 'update_line_item', payload: payload ?? null }],
      drifts: [inPayload],
      endpoints: ['cartReport'],
    })
  })

  it.each([
    ['no type', {}, 'broken_item actions[]'],
    ['a type that is a number', { type: 7 }, 'broken_item actions[]'],
    ['a type with markup', { type: '<b>', payload: null }, 'unknown_action_type actions[].unnamed'],
    ['nothing', null, 'broken_item actions[]'],
  ])('passes an action with %s on as unknown, and reads the next one', (_, action, drift) => {
    const { result, drifts } = decode({ actions: [action, update] })
    expect(result).toEqual([
      { type: 'unknown', name: 'unnamed', payload: null },
      { type: 'update_line_item', lineItemId: 'line-item-id-3322', quantity: 2 },
    ])
    expect(drifts).toEqual([drift])
  })

  it('reads a missing list as settled, and says so', () => {
    const settled = { result: [], drifts: ['missing_field actions'], endpoints: ['cartReport'] }
    expect(decode({ cart_id: 'c' })).toEqual(settled)
    expect(decode({ actions: null })).toEqual(settled)
    expect(decode({ actions: [] })).toEqual({ result: [], drifts: [], endpoints: [] })
  })

  it('limits the size of what it passes on', () => {
    const payloadOf = (text: string) => decode({ actions: [{ type: 'x', payload: text }] }).result
    const longest = 'y'.repeat(3_998)
    expect(payloadOf(longest)).toEqual([{ type: 'unknown', name: 'x', payload: longest }])
    expect(payloadOf(`${longest}y`)).toEqual([{ type: 'unknown', name: 'x', payload: null }])
  })

  it('answers undefined for an answer that is no object, and for more than 5,000 actions', () => {
    for (const answer of [undefined, null, 'actions', { actions: {} }]) expect(decode(answer).result).toBeUndefined()
    const many = Array.from({ length: 5_001 }, () => update)
    expect(decode({ actions: many }).result).toBeUndefined()
    expect(decode({ actions: many.slice(1) }).result).toHaveLength(5_000)
  })
})
