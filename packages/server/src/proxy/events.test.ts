import { describe, expect, it } from 'vitest'
import { createCart } from '@hakuna-kit/test/createCart'
import { phone, phoneCase } from '@hakuna-kit/test/products'
import { createStack, post } from '@hakuna-kit/test/server/createStack'
import type { ProxyEvent } from './ProxyEvent.js'

function setUp(options: NonNullable<Parameters<typeof createStack>[0]> = {}) {
  const events: ProxyEvent[] = []
  const stack = createStack({
    ...options,
    proxy: { tries: 1, ...options.proxy, onEvent: (event) => events.push(event) },
  })
  const of = <Type extends ProxyEvent['type']>(type: Type) =>
    events.filter((event): event is Extract<ProxyEvent, { type: Type }> => event.type === type)
  return { ...stack, events, of }
}

describe('events', () => {
  it('tell of a call: status, time, session, cache', async () => {
    const { client, of } = setUp()
    await client.lookUpPlans([phone, phoneCase])
    await client.lookUpPlans([phone])
    await client.reportCart(createCart())
    const common = { type: 'proxy_call', status: 200, durationMs: expect.any(Number), requestId: expect.any(String) }
    expect(of('proxy_call')).toEqual([
      { ...common, call: 'plans', session: 'new', products: 2, cacheHits: 0, staleHits: 0 },
      { ...common, call: 'plans', session: 'known', products: 1, cacheHits: 1, staleHits: 0 },
      { ...common, call: 'report', session: 'known', lineItems: 3 },
    ])
  })

  it('tell of the calls to the insurer by the same request id', async () => {
    const { proxy, of } = setUp()
    const response = await proxy(post('/plans', { products: [phone] }, { 'x-request-id': 'edge-1234.5' }))
    expect(response.headers.get('x-request-id')).toBe('edge-1234.5')
    expect(of('insurer_call')).toEqual([
      {
        type: 'insurer_call',
        endpoint: 'planLookup',
        outcome: 'ok',
        status: undefined,
        tries: 1,
        durationMs: expect.any(Number),
        requestId: 'edge-1234.5',
      },
    ])
    expect(of('proxy_call')[0]?.requestId).toBe('edge-1234.5')
  })

  it.each(['short', 'x'.repeat(65), 'with space', 'a"b<c>d e', 'line\tbreak'])(
    'make a request id instead of "%s"',
    async (given) => {
      const { proxy } = setUp()
      const response = await proxy(post('/plans', { products: [phone] }, { 'x-request-id': given }))
      expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    },
  )

  it('tell why a request was refused', async () => {
    const { proxy, of } = setUp()
    await proxy(post('/plans', '{'))
    await proxy(post('/events', {}))
    await proxy(post('/plans', { products: [phone] }, { origin: 'https://evil.example' }))
    expect(of('proxy_call').map(({ call, status, code }) => `${call} ${status} ${code}`)).toEqual([
      'plans 400 invalid_json',
      'none 404 unknown_path',
      'plans 403 cross_origin',
    ])
  })

  it('tell for each product why it has no plans, in production too', async () => {
    const { client, of } = setUp({
      proxy: {
        development: false,
        currencies: ['eur'],
        products: () => [phoneCase, { ...phone, id: 'chf', price: { amount: 1, currency: 'chf' } }],
      },
    })
    await client.lookUpPlans([phoneCase, { ...phone, id: 'chf' }, { ...phone, id: 'nobody' }])
    expect(of('no_plans').map(({ productId, reason }) => `${productId} ${reason}`)).toEqual([
      'prd-bb-32 no_match',
      'chf currency_unsupported',
      'nobody unknown_product',
    ])
  })

  it("tell of the shop's own trouble by the class of the error alone", async () => {
    const { client, events, of } = setUp({
      proxy: {
        cartId: () => {
          throw new RangeError('select * from carts where email = max@example.com')
        },
      },
    })
    await client.reportCart(createCart()).catch(() => {})
    expect(of('shop_failed')).toMatchObject([{ callback: 'cartId', error: 'RangeError' }])
    expect(of('proxy_call')).toMatchObject([{ status: 503, code: 'shop_unavailable' }])
    expect(JSON.stringify(events)).not.toContain('max@example.com')
  })

  it('tell of an old answer that served while the insurer was down', async () => {
    let time = 0
    const { client, sandbox, of } = setUp({ proxy: { staleIfErrorMs: 60_000, planCacheTtlMs: 1_000, now: () => time } })
    await client.lookUpPlans([phone])
    sandbox.setFaults([{ status: 503 }])
    time = 2_000
    await client.lookUpPlans([phone])
    expect(of('proxy_call').at(-1)).toMatchObject({ staleHits: 1, cacheHits: 0 })
    expect(of('insurer_call').at(-1)).toMatchObject({ outcome: 'unavailable', status: 503 })
  })

  it('do not break a call when the listener fails', async () => {
    const { proxy } = createStack({
      proxy: {
        onEvent: () => {
          throw new Error('logger down')
        },
      },
    })
    expect((await proxy(post('/plans', { products: [phone] }))).status).toBe(200)
  })
})
