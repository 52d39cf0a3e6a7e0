import type { SandboxOptions } from '@hakuna-kit/sandbox'
import { createCart } from '@hakuna-kit/test/createCart'
import { phone, phoneCase } from '@hakuna-kit/test/products'
import { describe, expect, it } from 'vitest'
import { createOrderInsurer, insurerRefusal } from '../../test/orders/createOrderInsurer.js'
import type { InsurerEvent } from '../transport/InsurerEvent.js'

const userSessionId = 'session-1'
const checkout = { cartId: 'cart-123', userSessionId, orderId: 'ord-1' }

function setUp(options: SandboxOptions = {}) {
  const events: InsurerEvent[] = []
  const { client, sandbox } = createOrderInsurer(options, { onEvent: (event) => events.push(event) })
  return { client, sandbox, events, messages: () => sandbox.inspect().messages }
}

type Client = ReturnType<typeof setUp>['client']
type Options = { signal?: AbortSignal; requestId?: string; idempotencyKey?: string }
const calls: [string, (client: Client, options: Options) => Promise<unknown>][] = [
  ['planLookup', (client, options) => client.lookUpPlans({ product: phone, userSessionId, ...options })],
  [
    'planConnections',
    (client, options) => client.getPlanConnections({ cartId: 'cart-123', userSessionId, ...options }),
  ],
  ['cartReport', (client, options) => client.reportCart({ cart: createCart(), userSessionId, ...options })],
  ['checkoutNotification', (client, options) => client.notifyCheckout({ ...checkout, ...options })],
]

describe.each(calls)('the call %s', (endpoint, call) => {
  it('is named in events, with its request', async () => {
    const { client, events } = setUp()
    await call(client, { requestId: 'request-1' }).catch(() => {})
    expect(events).toMatchObject([{ type: 'insurer_call', endpoint, requestId: 'request-1' }])
  })

  it('can be aborted', async () => {
    const signal = AbortSignal.abort(new Error('left the page'))
    const { client, messages } = setUp()
    await expect(call(client, { signal })).rejects.toThrow('left the page')
    expect(messages()).toEqual([])
  })

  it('rejects with the kind of the failure', async () => {
    const { client } = setUp({ faults: [{ status: 500 }] })
    expect(await insurerRefusal(call(client, {}))).toMatchObject({ kind: 'unavailable', status: 500 })
  })
})

describe.each(calls.slice(0, 3))('the call %s', (endpoint, call) => {
  it('takes no answer of another shape', async () => {
    const { client } = setUp({ faults: [{ status: 200, body: '[]' }] })
    await expect(call(client, {})).rejects.toMatchObject({ kind: 'invalid_answer', endpoint })
  })
})

describe('lookUpPlans', () => {
  it('sends the product and the session', async () => {
    const { client, messages } = setUp()
    expect(await client.lookUpPlans({ product: phone, userSessionId })).toHaveLength(1)
    expect(messages()).toMatchObject([
      {
        method: 'GET',
        path: '/plans',
        query: { id: phone.id, price_amount: '112900', price_currency: 'eur', user_session_id: userSessionId },
      },
    ])
  })

  it('answers no plans for a product that the insurer does not insure, without a drift', async () => {
    const body = JSON.stringify({ error: { error_code: 'product_unsupported' } })
    const { client, events } = setUp({ faults: [{ status: 400, body }] })
    expect(await client.lookUpPlans({ product: phoneCase, userSessionId })).toEqual([])
    expect(events.map(({ type }) => type)).toEqual(['insurer_call'])
  })

  it('rejects where the insurer refuses the product for another reason', async () => {
    const body = JSON.stringify({ error: { error_code: 'country_unsupported' } })
    const { client } = setUp({ faults: [{ status: 400, body }] })
    expect(await insurerRefusal(client.lookUpPlans({ product: phoneCase, userSessionId }))).toMatchObject({
      kind: 'rejected',
      insurerCode: 'country_unsupported',
    })
  })

  it('answers no plans for 404, and reports it', async () => {
    const { client, events } = setUp({ faults: [{ status: 404 }] })
    expect(await client.lookUpPlans({ product: phone, userSessionId })).toEqual([])
    expect(events[1]).toEqual({ type: 'insurer_drift', drift: 'lookup_not_found', endpoint: 'planLookup', path: '' })
  })
})

describe('getPlanConnections', () => {
  it('sends cart and session, and rejects for a cart that was not reported', async () => {
    const { client, messages } = setUp()
    const connections = () => client.getPlanConnections({ cartId: 'cart-123', userSessionId })
    expect(await insurerRefusal(connections())).toMatchObject({ kind: 'not_found' })
    await client.reportCart({ cart: createCart({ phones: 3, plans: 2 }), userSessionId })
    expect(await connections()).toEqual([
      { productLineItemId: 'line-item-id-3311', planLineItemId: 'line-item-id-3322' },
    ])
    expect(messages()[0]).toMatchObject({
      path: '/plan_connections',
      query: { cart_id: 'cart-123', user_session_id: userSessionId },
    })
  })
})

describe('reportCart', () => {
  it('sends the cart with the given key, or a new one for each call', async () => {
    const { client, messages } = setUp()
    const report = { cart: createCart({ phones: 2, plans: 2 }), userSessionId }
    await client.reportCart({ ...report, idempotencyKey: 'key-1' })
    await client.reportCart(report)
    await client.reportCart(report)
    expect(messages()[0]?.body).toMatchObject({
      cart_id: 'cart-123',
      user_session_id: userSessionId,
      line_items: [{ quantity: 2, price_amount: 112_900 }, { quantity: 2, price_amount: 1_200 }, { quantity: 1 }],
    })
    const keys = messages().map(({ idempotencyKey }) => idempotencyKey)
    expect(keys[0]).toBe('key-1')
    expect(new Set(keys).size).toBe(3)
  })
})

describe('notifyCheckout', () => {
  it('sends the three ids, with one key for each sale', async () => {
    const { client, messages } = setUp()
    const sales = [checkout, checkout, { ...checkout, orderId: 'ord-2' }, { ...checkout, cartId: 'cart-2' }]
    for (const sale of [...sales, { ...checkout, userSessionId: 'session-2' }]) await client.notifyCheckout(sale)
    expect(messages()[0]?.body).toEqual({ cart_id: 'cart-123', user_session_id: userSessionId, order_id: 'ord-1' })
    const keys = messages().map(({ idempotencyKey }) => idempotencyKey)
    // Shops that repeat a call after an update of the package must send the key of before.
    expect(keys[0]).toBe('bffb46f3-a13a-8ec5-93f2-491dded7aad6')
    expect(keys[1]).toBe(keys[0])
    expect(new Set(keys).size).toBe(4)
  })

  it('takes the key of the shop', async () => {
    const { client, messages } = setUp()
    await client.notifyCheckout({ ...checkout, idempotencyKey: 'key-1' })
    expect(messages()).toMatchObject([{ idempotencyKey: 'key-1', path: '/orders', method: 'POST' }])
  })
})
