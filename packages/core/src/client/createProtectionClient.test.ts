import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { echoLookups, failure, json, never, product, startClient } from '../test/startClient.js'
import { createProtectionClient } from './createProtectionClient.js'
import { ProtectionRequestError } from '../errors.js'
import type { Product } from '../plan.js'
import { getPlanConnections, reportCart, syncCart } from './cartApi.js'
import { cartOf, plan, productLine } from '@hakuna-kit/test/carts'

describe('the first call', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is sent alone, so that all calls get one session; later calls are sent in parallel', async () => {
    const answers: (() => void)[] = []
    const { client, sent } = startClient(
      (call) =>
        new Promise((resolve) =>
          answers.push(() => resolve(call.url.endsWith('/plans') ? echoLookups(call) : json({ actions: [] }))),
        ),
    )
    const cart = cartOf(productLine('line-1', 'a'))
    const lookup = client.lookUpPlans([product('a')])
    const reports = [reportCart(client, cart), reportCart(client, cart)]
    await vi.advanceTimersByTimeAsync(199)
    expect(sent).toHaveLength(1)
    answers[0]!()
    await vi.advanceTimersByTimeAsync(0)
    expect(sent).toHaveLength(3)
    const later = reportCart(client, cart)
    await vi.advanceTimersByTimeAsync(0)
    expect(sent).toHaveLength(4)
    for (const answer of answers) answer()
    await Promise.all([lookup, ...reports, later])
  })

  it.each(['fails', 'is too slow'])('that %s does not block later calls', async (how) => {
    let calls = 0
    const { client } = startClient(() => {
      if (++calls > 1) return json({ actions: [] })
      return how === 'fails' ? Promise.reject(new TypeError('offline')) : never()
    })
    const cart = cartOf(productLine('line-1', 'a'))
    const both = Promise.all([failure(reportCart(client, cart)), failure(reportCart(client, cart))])
    await vi.advanceTimersByTimeAsync(200)
    const [first, second] = await both
    expect(first).toBeInstanceOf(ProtectionRequestError)
    expect(second).toEqual([])
  })

  it('is not followed by a later call that was aborted while it waited', async () => {
    let answer = (): void => {}
    const { client, sent } = startClient(
      () => new Promise((resolve) => (answer = () => resolve(json({ actions: [] })))),
    )
    const cart = cartOf(productLine('line-1', 'a'))
    const abort = new AbortController()
    const first = reportCart(client, cart)
    const second = failure(reportCart(client, cart, { signal: abort.signal }))
    const reason = new Error('left the page')
    abort.abort(reason)
    answer()
    await first
    expect(await second).toBe(reason)
    expect(sent).toHaveLength(1)
  })
})

describe('lookUpPlans', () => {
  it('sends the calls of one tick in one request, each product once, and answers each call in order', async () => {
    const { client, sent } = startClient(echoLookups)
    const [first, second] = await Promise.all([
      client.lookUpPlans([product('a'), product('b')]),
      client.lookUpPlans([product('b'), product('c'), product('a')]),
    ])
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({
      url: '/api/protection/plans',
      method: 'POST',
      body: { products: ['a', 'b', 'c'].map(product) },
    })
    expect(first.map(({ productId }) => productId)).toEqual(['a', 'b'])
    expect(second.map(({ productId }) => productId)).toEqual(['b', 'c', 'a'])
    expect(first[0]!.plans).toEqual([plan('a')])
  })

  it('sends products that differ in any field, also where they have the same id', async () => {
    const { client, sent } = startClient(echoLookups)
    const cheaper = { ...product('a'), price: { amount: 50, currency: 'eur' } }
    const products = [product('a'), cheaper]
    await Promise.all(products.map((asked) => client.lookUpPlans([asked])))
    expect(sent.map(({ body }) => body)).toEqual([{ products }])
  })

  it('leaves out the products of a caller that aborts before the request is sent', async () => {
    const { client, sent } = startClient(echoLookups)
    const abort = new AbortController()
    const first = failure(client.lookUpPlans([product('a'), product('b')], { signal: abort.signal }))
    const second = client.lookUpPlans([product('b'), product('c')])
    const reason = new Error('left the page')
    abort.abort(reason)
    expect(await first).toBe(reason)
    expect((await second).map(({ productId }) => productId)).toEqual(['b', 'c'])
    expect(sent.map(({ body }) => body)).toEqual([{ products: ['b', 'c'].map(product) }])
  })

  it('sends nothing where every caller has aborted', async () => {
    vi.useFakeTimers()
    const { client, sent } = startClient(echoLookups)
    const abort = new AbortController()
    const lookup = failure(client.lookUpPlans([product('a')], { signal: abort.signal }))
    abort.abort()
    expect(await lookup).toBe(abort.signal.reason)
    await vi.runAllTimersAsync()
    expect(sent).toEqual([])
    vi.useRealTimers()
  })

  it('rejects a product that is no JSON, and only its caller', async () => {
    const { client } = startClient(echoLookups)
    const broken = { ...product('a'), price: { amount: 1n, currency: 'eur' } } as unknown as Product
    const [first, second] = await Promise.all([
      failure(client.lookUpPlans([broken])),
      client.lookUpPlans([product('b')]),
    ])
    expect(first).toBeInstanceOf(TypeError)
    expect(second).toHaveLength(1)
  })

  it('refuses an answer whose second lookup is of another product', async () => {
    const lookups = ['a', 'c'].map((productId) => ({ productId, plans: [] }))
    const { client } = startClient(() => json({ lookups }))
    expect(await failure(client.lookUpPlans([product('a'), product('b')]))).toMatchObject({ code: 'invalid_answer' })
  })

  it('starts a new request for the next tick', async () => {
    const { client, sent } = startClient(echoLookups)
    await client.lookUpPlans([product('a')])
    await client.lookUpPlans([product('a')])
    expect(sent).toHaveLength(2)
  })

  it('sends nothing when there are no products', async () => {
    const { client, sent } = startClient(echoLookups)
    expect(await client.lookUpPlans([])).toEqual([])
    expect(sent).toHaveLength(0)
  })

  it('sends 250 products in three requests; a request that fails rejects only its own products', async () => {
    let calls = 0
    const { client, sent } = startClient((call) => (++calls === 2 ? json({}, { status: 500 }) : echoLookups(call)))
    const answers = await Promise.all(
      Array.from({ length: 250 }, (_, index) => failure(client.lookUpPlans([product(`p${index}`)]))),
    )
    expect(sent.map(({ body }) => (body as { products: unknown[] }).products.length)).toEqual([100, 100, 50])
    expect(answers.filter((answer) => answer instanceof ProtectionRequestError)).toHaveLength(100)
    expect(answers[249]).toMatchObject([{ productId: 'p249' }])
  })

  it('rejects a caller that aborts, and only that one', async () => {
    let answer = (): void => {}
    const { client, sent } = startClient(
      (call) => new Promise((resolve) => (answer = () => resolve(echoLookups(call)))),
    )
    const abort = new AbortController()
    const first = failure(client.lookUpPlans([product('a')], { signal: abort.signal }))
    const second = client.lookUpPlans([product('b')])
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    abort.abort(new Error('left the page'))
    expect(await first).toMatchObject({ message: 'left the page' })
    answer()
    expect(await second).toMatchObject([{ productId: 'b' }])
  })

  it('sends nothing for a caller that had aborted before', async () => {
    const { client, sent } = startClient(echoLookups)
    expect(
      await failure(client.lookUpPlans([product('a')], { signal: AbortSignal.abort(new Error('late')) })),
    ).toMatchObject({ message: 'late' })
    expect(sent).toHaveLength(0)
  })

  it.each([
    ['no JSON', () => new Response('<html>')],
    ['another shape', () => json({ plans: [] })],
    ['a lookup too few', () => json({ lookups: [] })],
    ['another product', () => json({ lookups: [{ productId: 'b', plans: [] }] })],
    [
      'a fractional price',
      () => json({ lookups: [{ productId: 'a', plans: [{ ...plan('a'), price: { amount: 1.5, currency: 'eur' } }] }] }),
    ],
    [
      'a link that runs code',
      () =>
        json({ lookups: [{ productId: 'a', plans: [{ ...plan('a'), insuranceDetailsUrl: 'javascript:alert(1)' }] }] }),
    ],
    [
      'a title that is no text by language',
      () => json({ lookups: [{ productId: 'a', plans: [{ ...plan('a'), title: 'x' }] }] }),
    ],
  ])('refuses an answer with %s', async (_, answer) => {
    const { client } = startClient(answer)
    expect(await failure(client.lookUpPlans([product('a')]))).toMatchObject({ code: 'invalid_answer', status: 200 })
  })
})

describe('baseUrl', () => {
  it.each([
    ['/shop/protection', '/shop/protection/cart/sync'],
    ['/shop/protection/', '/shop/protection/cart/sync'],
    ['https://shop.example/p//', 'https://shop.example/p/cart/sync'],
  ])('%s becomes %s', async (baseUrl, url) => {
    const { fetch, sent } = startClient(() => json({ cart: null, rounds: 0, changes: [] }))
    await syncCart(createProtectionClient({ baseUrl, fetch }))
    expect(sent[0]!.url).toBe(url)
  })

  it('is used by a call only: a relative one is accepted where fetch cannot resolve it', async () => {
    const client = createProtectionClient()
    expect(await failure(syncCart(client))).toMatchObject({ code: 'network_error' })
  })
})

describe('the requests', () => {
  it('are JSON, with a body and as a POST only where there is one', async () => {
    const requests: [input: unknown, init: RequestInit | undefined][] = []
    const fetch: typeof globalThis.fetch = async (input, init) => {
      requests.push([input, init])
      return json({ actions: [], connections: [] })
    }
    const client = createProtectionClient({ fetch })
    await getPlanConnections(client, cartOf())
    await reportCart(client, cartOf())
    const headers = { 'content-type': 'application/json' }
    const signal = expect.any(AbortSignal)
    expect(requests).toEqual([
      ['/api/protection/cart/connections?cartId=cart-1', { method: 'GET', body: null, headers, signal }],
      ['/api/protection/cart/report', { method: 'POST', body: JSON.stringify({ cart: cartOf() }), headers, signal }],
    ])
  })

  it('use the global fetch as it is at each call', async () => {
    const client = createProtectionClient()
    for (const id of ['a', 'b']) {
      vi.stubGlobal('fetch', async () => json({ cart: { id, lineItems: [] }, rounds: 1, changes: [] }))
      expect((await syncCart(client)).cart?.id).toBe(id)
    }
    vi.unstubAllGlobals()
  })
})
