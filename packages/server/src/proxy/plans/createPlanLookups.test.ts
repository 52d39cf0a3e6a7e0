import { describe, expect, it } from 'vitest'
import { phone, phoneCase } from '@hakuna-kit/test/products'
import { createStack, post, secretKey } from '@hakuna-kit/test/server/createStack'
import { createInsurerClient } from '../../insurer/createInsurerClient.js'

function setUp(options: NonNullable<Parameters<typeof createStack>[0]>['proxy'] = {}) {
  let time = Date.UTC(2026, 0, 1)
  const stack = createStack({ proxy: { now: () => time, retry: { tries: 1 }, ...options } })
  return {
    ...stack,
    wait: (milliseconds: number) => (time += milliseconds),
    lookups: () => stack.sandbox.inspect().messages.length,
  }
}

describe('plan lookups', () => {
  it('at the same time share one request for the same product', async () => {
    const { client, fetch, lookups } = setUp()
    await client.lookUpPlans([phoneCase])
    const twice = await client.lookUpPlans([phone, phone])
    expect(twice[0]).toEqual(twice[1])
    const body = JSON.stringify({ products: [{ ...phone, id: 'phone-2' }] })
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
    await Promise.all(Array.from({ length: 10 }, () => fetch('/api/protection/plans', init)))
    expect(lookups()).toBe(3)
  })

  it('of products that differ in a value, or of other sessions, share no request', async () => {
    const { newBrowser, lookups } = setUp({ session: { id: (request) => request.headers.get('x-shop-session') } })
    const lookUp = (products: object[], session: string) =>
      newBrowser().fetch('/api/protection/plans', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-shop-session': session },
        body: JSON.stringify({ products }),
      })
    const inYen = { ...phone, price: { amount: 112_900, currency: 'jpy' } }
    await Promise.all([lookUp([phone, inYen], 'shop-1'), lookUp([phone, inYen], 'shop-1'), lookUp([phone], 'shop-2')])
    expect(lookups()).toBe(3)
  })

  it('share no request without a cache', async () => {
    const { proxy, lookups } = setUp({ planCache: false })
    expect((await proxy(post('/plans', { products: [phone, phone] }))).status).toBe(200)
    expect(lookups()).toBe(2)
  })

  it('ask again after a failure that was shared', async () => {
    const { proxy, sandbox, lookups } = setUp({ session: { id: () => 'shop-1' } })
    sandbox.setFaults([{ status: 503, times: 1 }])
    const lookUp = async () => (await proxy(post('/plans', { products: [phone, phone] }))).json()
    const failed = { plans: [], reason: 'insurer_unavailable' }
    expect(await lookUp()).toMatchObject({ lookups: [failed, failed] })
    expect(await lookUp()).toMatchObject({ lookups: [{ plans: [{}] }, { plans: [{}] }] })
    expect(lookups()).toBe(2)
  })

  it('use no old answer for a product that the insurer now refuses', async () => {
    const { client, sandbox, wait } = setUp({ planCache: { ttlMs: 1, staleIfErrorMs: 1_000 } })
    await client.lookUpPlans([phone])
    wait(2)
    sandbox.setFaults([{ status: 422 }])
    expect(await client.lookUpPlans([phone])).toMatchObject([{ plans: [], reason: 'invalid_product' }])
  })

  it('name the request and the session to the insurer', async () => {
    const seen: object[] = []
    const insurer = {
      ...createInsurerClient({ secretKey }),
      lookUpPlans: async (input: object) => {
        seen.push(input)
        return []
      },
    }
    const { proxy } = setUp({ insurer, session: { id: () => 'shop-1' } })
    await proxy(post('/plans', { products: [phone] }, { 'x-request-id': 'request-1' }))
    expect(seen).toEqual([{ product: phone, userSessionId: 'shop-1', requestId: 'request-1' }])
  })

  it('by an insurer client of the shop, failing in its own way, say that the kind is not known', async () => {
    const insurer = {
      ...createInsurerClient({ secretKey }),
      lookUpPlans: () => Promise.reject(new RangeError('hunter2')),
    }
    expect(await setUp({ insurer }).client.lookUpPlans([phone])).toEqual([
      { productId: phone.id, plans: [], reason: 'insurer_unavailable', hint: { failure: 'unknown' } },
    ])
  })

  it.each([
    [8, 8],
    [9, 8],
  ])('of %i products run %i at once', async (count, expected) => {
    let [underWay, most] = [0, 0]
    const { client } = setUp({
      fetch: async () => {
        most = Math.max(most, ++underWay)
        await new Promise((resolve) => setImmediate(resolve))
        underWay--
        return Response.json({ plans: [] })
      },
    })
    const products = Array.from({ length: count }, (_, index) => ({ ...phone, id: `phone-${index}` }))
    expect(await client.lookUpPlans(products)).toHaveLength(count)
    expect(most).toBe(expected)
  })

  it('of one request run eight at a time, and one failure does not affect the rest', async () => {
    let underWay = 0
    let most = 0
    const { client } = setUp({
      fetch: async (input) => {
        most = Math.max(most, ++underWay)
        // One turn of the event loop, in which every lookup that may begin does so.
        await new Promise((resolve) => setImmediate(resolve))
        underWay--
        const id = new URL(String(input)).searchParams.get('id')
        if (id === 'phone-7') return new Response('', { status: 500 })
        if (id === 'phone-8')
          return Response.json({ error: { error_code: 'invalid_request_parameters' } }, { status: 400 })
        return Response.json({ plans: [] })
      },
    })
    const products = Array.from({ length: 100 }, (_, index) => ({ ...phone, id: `phone-${index}` }))
    const lookups = await client.lookUpPlans(products)
    expect(most).toBe(8)
    expect(lookups.map(({ productId }) => productId)).toEqual(products.map(({ id }) => id))
    expect(lookups.filter(({ reason }) => reason === 'insurer_unavailable').map(({ productId }) => productId)).toEqual([
      'phone-7',
    ])
    expect(lookups.filter(({ reason }) => reason === 'invalid_product').map(({ productId }) => productId)).toEqual([
      'phone-8',
    ])
  })
})
