import { describe, expect, it } from 'vitest'
import { reportCart } from '@hakuna-kit/core/sync'
import { createCart } from '@hakuna-kit/test/createCart'
import { phone, phoneCase } from '@hakuna-kit/test/products'
import { createStack, post } from '@hakuna-kit/test/server/createStack'
import type { ProxyEvent } from './ProxyEvent.js'

function setUp(options: NonNullable<Parameters<typeof createStack>[0]> = {}) {
  const events: ProxyEvent[] = []
  const stack = createStack({
    ...options,
    proxy: { retry: { tries: 1 }, ...options.proxy, onEvent: (event) => events.push(event) },
  })
  const of = <Type extends ProxyEvent['type']>(type: Type) =>
    events.filter((event): event is Extract<ProxyEvent, { type: Type }> => event.type === type)
  return { ...stack, events, of }
}

describe('events', () => {
  it('report a call with status, time, session and cache', async () => {
    const { client, of } = setUp()
    await client.lookUpPlans([phone, phoneCase])
    await client.lookUpPlans([phone])
    await reportCart(client, createCart())
    const common = { type: 'proxy_call', status: 200, durationMs: expect.any(Number), requestId: expect.any(String) }
    expect(of('proxy_call')).toEqual([
      { ...common, call: 'plans', session: 'new', products: 2, cacheHits: 0, staleHits: 0 },
      { ...common, call: 'plans', session: 'known', products: 1, cacheHits: 1, staleHits: 0 },
      { ...common, call: 'report', session: 'known', lineItems: 3 },
    ])
  })

  it('report the calls to the insurer with the same request id', async () => {
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

  it('report why a request was refused', async () => {
    const { proxy, of } = setUp()
    await proxy(post('/plans', '{'))
    await proxy(post('/events', {}))
    await proxy(
      post('/plans', { products: [phone] }, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }),
    )
    expect(of('proxy_call').map(({ call, status, code }) => `${call} ${status} ${code}`)).toEqual([
      'plans 400 invalid_json',
      'none 404 unknown_path',
      'plans 403 cross_origin',
    ])
  })

  it('report for each product why it has no plans, in production too', async () => {
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

  it('report an expired answer that was used while the insurer was down', async () => {
    let time = 0
    const { client, sandbox, of } = setUp({
      proxy: { planCache: { ttlMs: 1_000, staleIfErrorMs: 60_000 }, now: () => time },
    })
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
