import { describe, expect, it } from 'vitest'
import { createSandbox } from './createSandbox.js'

const key = { Authorization: 'Bearer sk_test_example' }
const post = (body: unknown, headers: Record<string, string> = key) => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

const cart = {
  cart_id: 'cart-1',
  user_session_id: 'session-1',
  cart_currency: 'eur',
  line_items: [
    { id: 'line-1', quantity: 1, price_amount: 112900, product_id: 'p-1', product_title: 'Phone', product_brand: 'A' },
  ],
}
const withLine = (change: Record<string, unknown>) => ({ ...cart, line_items: [{ ...cart.line_items[0], ...change }] })
const placed = {
  type: 'order_placed',
  payload: {
    order_id: 'ord-1',
    placed_at: '2026-01-01T00:00:00.000Z',
    order_currency: 'eur',
    customer: { first_name: '', last_name: '', email: '' },
    customer_billing_address: { address_line_1: '', address_line_2: '', city: '', country: 'de', zip: '' },
    line_items: cart.line_items,
  },
}

async function ask(path: string, init: RequestInit, sandbox = createSandbox()) {
  const answer = await sandbox.fetch(`https://api.hellohakuna.com${path}`, init)
  return { status: answer.status, body: await answer.json(), headers: answer.headers }
}

describe('createSandbox', () => {
  it('refuses requests without a known key', async () => {
    for (const headers of [
      {},
      { Authorization: 'Bearer sk_test_other' },
      { Authorization: 'sk_test_example' },
      { Bearer: 'no' },
    ]) {
      expect(await ask('/events', post(placed, headers as Record<string, string>))).toMatchObject({
        status: 401,
        body: { error: { error_code: 'unauthorized', validation_errors: [] } },
      })
    }
    expect((await ask('/events', post(placed, { Bearer: 'sk_test_example' }))).status).toBe(200)
  })

  it('answers an unknown path with 404 and a wrong method with 405', async () => {
    for (const path of ['/', '/nothing', '/plansx', '/sandbox/sandbox/plans', '/%E0%A4%A']) {
      const { status, body } = await ask(path, { headers: key })
      expect({ path, status, body }).toEqual({
        path,
        status: 404,
        body: { error: { error_code: 'not_found', validation_errors: [] } },
      })
    }
    const wrongMethod = await ask('/events', { headers: key })
    expect(wrongMethod).toMatchObject({ status: 405, body: { error: { error_code: 'method_not_allowed' } } })
    expect(wrongMethod.headers.get('allow')).toBe('POST')
  })

  it('serves every path with and without /sandbox and a trailing slash', async () => {
    for (const path of ['/orders', '/sandbox/orders', '/orders/']) {
      expect((await ask(path, post(cart))).status).toBe(200)
    }
  })

  it.each([
    ['no JSON', '{', 'The body is not valid JSON.'],
    ['nothing', '', 'The body is not valid JSON.'],
    ['more than 50 levels', '['.repeat(200_000), 'The body is nested deeper than 50 levels.'],
    ['a list', '[]', 'Expected a cart report, a checkout notification or an event.'],
    ['null', 'null', 'Expected a cart report, a checkout notification or an event.'],
    ['a negative quantity', withLine({ quantity: -1 }), 'line_items[0].quantity: '],
    ['a fractional quantity', withLine({ quantity: 1.5 }), 'line_items[0].quantity: '],
    ['no quantity at all', withLine({ quantity: 0 }), 'line_items[0].quantity: '],
    ['a quantity as text', withLine({ quantity: '1' }), 'line_items[0].quantity: '],
    ['a negative amount', withLine({ price_amount: -1 }), 'line_items[0].price_amount: '],
    ['a fractional amount', withLine({ price_amount: 0.5 }), 'line_items[0].price_amount: '],
    ['an amount beyond whole numbers', withLine({ price_amount: 1e300 }), 'line_items[0].price_amount: '],
    ['an unknown currency', { ...cart, cart_currency: 'xyz' }, 'cart_currency: '],
    ['a currency in capitals', { ...cart, cart_currency: 'EUR' }, 'cart_currency: '],
    ['two lines with one id', { ...cart, line_items: [...cart.line_items, ...cart.line_items] }, 'line_items: '],
    ['lines that are no list', { ...cart, line_items: 'lines' }, 'line_items: '],
    ['a checkout without session', { cart_id: 'c', order_id: 'o' }, 'user_session_id: '],
    ['an unknown event', { ...placed, type: 'order_lost' }, 'type: '],
    ['an event without payload', { type: 'order_placed' }, 'payload: '],
    ['an invalid date', { ...placed, payload: { ...placed.payload, placed_at: '2026-13-01' } }, 'payload.placed_at: '],
    ['an order without lines', { ...placed, payload: { ...placed.payload, line_items: [] } }, 'payload.line_items: '],
    [
      'a fulfilment without list',
      { type: 'order_fulfillment_added', payload: { order_id: 'ord-1' } },
      'payload.fulfillment_items: ',
    ],
  ])('refuses %s with 400 and says where', async (_name, body, firstError) => {
    const { status, body: answer } = await ask('/orders', post(body))
    expect(status).toBe(400)
    expect(answer.error.error_code).toBe('invalid_request_parameters')
    expect(answer.error.validation_errors[0].slice(0, firstError.length)).toBe(firstError)
    expect(JSON.stringify(answer)).not.toMatch(/\.ts|node_modules|    at /)
  })

  it.each([
    ['a text', (text: string) => text],
    ['a stream', (text: string) => new Response(text).body],
  ])('refuses more than a megabyte sent as %s', async (_name, wrap) => {
    const big = JSON.stringify({ ...cart, note: 'x'.repeat(1_000_000) })
    const { status, body } = await ask('/orders', { ...post(''), body: wrap(big), duplex: 'half' } as RequestInit)
    expect({ status, code: body.error.error_code }).toEqual({ status: 413, code: 'request_too_large' })
  })

  it('accepts a Request as well as an address', async () => {
    const request = new Request('https://api.hellohakuna.com/orders', post(cart))
    expect((await createSandbox().fetch(request)).status).toBe(200)
  })

  it('records messages with their outcome, without the key', async () => {
    const sandbox = createSandbox({ now: () => new Date('2026-02-03T04:05:06.000Z') })
    await ask('/sandbox/orders', post({ ...cart, cart_currency: 'zzz' }, { ...key, 'Hakuna-Version': 'v2.0' }), sandbox)
    await ask('/events', post(placed), sandbox)
    const { messages, events } = sandbox.inspect()
    expect(messages).toEqual([
      {
        receivedAt: '2026-02-03T04:05:06.000Z',
        method: 'POST',
        path: '/orders',
        query: {},
        body: { ...cart, cart_currency: 'zzz' },
        version: 'v2.0',
        status: 400,
        errorCode: 'invalid_request_parameters',
        validationErrors: ['cart_currency: Expected a lower-case ISO 4217 currency code'],
      },
      expect.objectContaining({ path: '/events', status: 200, validationErrors: [] }),
    ])
    expect(events).toMatchObject([{ type: 'order_placed', orderId: 'ord-1', payload: placed.payload }])
    expect(JSON.stringify(sandbox.inspect())).not.toContain('sk_test')
  })

  it('returns copies and deletes everything on reset', async () => {
    const sandbox = createSandbox()
    await ask('/orders', post(cart), sandbox)
    sandbox.inspect().carts.pop()
    expect(sandbox.inspect().carts).toHaveLength(1)
    sandbox.reset()
    expect(sandbox.inspect()).toMatchObject({ messages: [], carts: [], checkouts: [], events: [] })
  })

  it('answers JSON, and says which methods a path allows', async () => {
    const { status, headers, body } = await ask('/orders', { method: 'PUT', headers: key })
    expect([status, headers.get('allow'), headers.get('content-type')]).toEqual([405, 'POST', 'application/json'])
    expect(body).toEqual({ error: { error_code: 'method_not_allowed', validation_errors: [] } })
    expect((await ask('/orders', post(cart))).headers.get('content-type')).toBe('application/json')
  })

  it('accepts each of its keys, and by default only the one of the examples', async () => {
    const sandbox = createSandbox({ secretKeys: ['sk_test_a', 'sk_test_b'] })
    const statusWith = async (secret: string) =>
      (await ask('/orders', post(cart, { Authorization: `Bearer ${secret}` }), sandbox)).status
    expect([await statusWith('sk_test_a'), await statusWith('sk_test_b')]).toEqual([200, 200])
    expect(await statusWith('sk_test_example')).toBe(401)
  })

  it('uses the clock of the machine unless it is given one', async () => {
    const before = Date.now()
    const sandbox = createSandbox()
    await ask('/orders', post(cart), sandbox)
    const receivedAt = Date.parse(sandbox.inspect().messages[0]?.receivedAt ?? '')
    expect(receivedAt).toBeGreaterThanOrEqual(before)
    expect(receivedAt).toBeLessThanOrEqual(Date.now())
  })

  it('records query, body and key of each message as they were sent', async () => {
    const sandbox = createSandbox()
    await ask('/sandbox/plans/?id=a&id=b&title=', { headers: key }, sandbox)
    await ask('/events', post('{broken', { ...key, 'Hakuna-Idempotency-Key': 'k', 'Hakuna-Version': '' }), sandbox)
    await ask('/managed_orders/x/cancel', { method: 'POST', headers: key }, sandbox)
    await ask('/orders', { ...post(cart), headers: {} }, sandbox)
    expect(sandbox.inspect().messages).toEqual([
      expect.objectContaining({ method: 'GET', path: '/plans', query: { id: 'b', title: '' }, body: undefined }),
      {
        receivedAt: expect.any(String),
        method: 'POST',
        path: '/events',
        query: {},
        body: '{broken',
        version: '',
        idempotencyKey: 'k',
        status: 400,
        errorCode: 'invalid_request_parameters',
        validationErrors: ['The body is not valid JSON.'],
      },
      expect.objectContaining({ body: undefined, status: 404, errorCode: 'not_found' }),
      expect.objectContaining({ body: undefined, status: 401, errorCode: 'unauthorized' }),
    ])
  })

  it('needs a body for every POST except a cancellation', async () => {
    const noBody = { method: 'POST', headers: key }
    for (const path of ['/orders', '/events', '/offers', '/feeds/order', '/managed_orders']) {
      const { status, body } = await ask(path, noBody)
      expect({ path, status, errors: body.error.validation_errors }).toEqual({
        path,
        status: 400,
        errors: ['The body is not valid JSON.'],
      })
    }
    expect((await ask('/managed_orders/x/cancel', noBody)).status).toBe(404)
    expect((await ask('/orders/x/cancel', noBody)).status).toBe(404)
    expect((await ask('/orders/x/refunds', noBody)).status).toBe(400)
  })

  it('does nothing for a request that was aborted before', async () => {
    const sandbox = createSandbox({ faults: [{ status: 500 }] })
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(sandbox.fetch('/orders', { ...post(cart), signal })).rejects.toThrow('enough')
    expect(sandbox.inspect()).toMatchObject({ messages: [], faults: [{ seen: 0, hits: 0 }] })
  })

  it('keeps the terms that are not given at their defaults', async () => {
    const sandbox = createSandbox({ terms: { countries: ['de'] } })
    const offer = { type: 'protection_product', product: { id: 'p', category: 101, title: '', brand: '' } }
    const inCountry = (country: string) =>
      ask(
        '/offers',
        post({ ...offer, country, product: { ...offer.product, price: { amount: 59900, currency: 'eur' } } }),
        sandbox,
      )
    const { status, body } = await inCountry('de')
    expect([status, body.expired_at - body.created_at]).toEqual([201, 30 * 86_400_000])
    expect((await inCountry('at')).body.error.error_code).toBe('country_unsupported')
  })
})
