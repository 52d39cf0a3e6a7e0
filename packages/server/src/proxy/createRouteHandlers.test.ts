import type { NoPlansReason, Product } from '@hakuna-kit/core'
import { createMemoryCart } from '@hakuna-kit/core/testing'
import { createCart } from '@hakuna-kit/test/createCart'
import { phone, phoneCase, tablet } from '@hakuna-kit/test/products'
import { origin } from '@hakuna-kit/test/server/createBrowserFetch'
import { createStack, post, type StackOptions } from '@hakuna-kit/test/server/createStack'
import { describe, expect, it } from 'vitest'
import { readRefusal } from '../test/readRefusal.js'
import type { ProxyEvent } from './ProxyEvent.js'

const given = { 'x-request-id': 'request-1' }
type Lookup = {
  productId: string
  plans: { productReference: string; price: object }[]
  reason?: string
  hint?: object
}

function setUp({ proxy, sandbox }: StackOptions = {}) {
  const events: ProxyEvent[] = []
  const stack = createStack({
    sandbox,
    proxy: { retry: { tries: 1 }, ...proxy, onEvent: (event) => events.push(event) },
  })
  const lookUp = async (products: object[]): Promise<Lookup[]> => {
    const response = await stack.proxy(post('/plans', { products }, given))
    return ((await response.json()) as { lookups: Lookup[] }).lookups
  }
  return { ...stack, events, lookUp, call: () => events.find(({ type }) => type === 'proxy_call') }
}

describe('POST /plans', () => {
  const inProduction = { development: false }

  it('answers each product in the order asked, those without plans between the others', async () => {
    const shopProducts = (ids: string[]): (Product | null)[] =>
      ids.map((id) => [phone, tablet].find((product) => product.id === id) ?? null)
    const { lookUp, events } = setUp({ proxy: { products: shopProducts, ...inProduction } })
    const ids = ['nobody', tablet.id, 'no one', phone.id, tablet.id]
    const lookups = await lookUp(ids.map((id) => ({ id })))
    expect(lookups.map(({ productId }) => productId)).toEqual(ids)
    expect(lookups.map(({ plans }) => plans.map(({ productReference }) => productReference))).toEqual([
      [],
      [tablet.id, tablet.id],
      [],
      [phone.id],
      [tablet.id, tablet.id],
    ])
    expect(events.filter(({ type }) => type === 'no_plans')).toEqual([
      { type: 'no_plans', productId: 'nobody', reason: 'unknown_product', requestId: 'request-1' },
      { type: 'no_plans', productId: 'no one', reason: 'unknown_product', requestId: 'request-1' },
    ])
  })

  it('escapes the id of a product', async () => {
    const id = '"},{"productId":"\\'
    expect(await setUp({ proxy: inProduction }).lookUp([{ ...phoneCase, id }])).toEqual([
      { productId: id, plans: [], reason: 'no_match' },
    ])
  })

  it('answers a product with plans without a reason or a hint', async () => {
    expect(Object.keys((await setUp().lookUp([phone]))[0]!)).toEqual(['productId', 'plans'])
  })

  it.each<[NoPlansReason, NoPlansReason, StackOptions]>([
    ['no_match', 'no_match', {}],
    ['insurer_unavailable', 'insurer_unavailable', { sandbox: { faults: [{ status: 503 }] } }],
    ['invalid_product', 'no_match', { sandbox: { faults: [{ status: 422 }] } }],
    ['currency_unsupported', 'no_match', { proxy: { currencies: ['jpy'] } }],
    ['unknown_product', 'no_match', { proxy: { products: () => [] } }],
    ['insurer_unavailable', 'insurer_unavailable', { proxy: { products: () => Promise.reject(new Error('down')) } }],
  ])('tells the shop the reason %s, and the browser %s', async (reason, toBrowser, { proxy, sandbox }) => {
    const { lookUp, events } = setUp({ sandbox, proxy: { ...proxy, ...inProduction } })
    expect(await lookUp([phoneCase])).toEqual([{ productId: phoneCase.id, plans: [], reason: toBrowser }])
    expect(events).toContainEqual({ type: 'no_plans', productId: phoneCase.id, reason, requestId: 'request-1' })
    const developing = setUp({ sandbox, proxy: { ...proxy, development: true } })
    expect(await developing.lookUp([phoneCase])).toMatchObject([{ reason, hint: {} }])
  })

  it('counts products, and those from the cache', async () => {
    let time = 0
    const planCache = { ttlMs: 1_000, staleIfErrorMs: 1_000 }
    const { lookUp, events, sandbox } = setUp({
      proxy: { now: () => time, session: { id: () => 'session-1' }, planCache },
    })
    await lookUp([phone, tablet])
    time = 1_001
    sandbox.setFaults([{ status: 503 }])
    await lookUp([phone, tablet, phoneCase])
    sandbox.setFaults([])
    await lookUp([phone])
    await lookUp([phone, tablet, phoneCase])
    expect(events.filter(({ type }) => type === 'proxy_call')).toMatchObject([
      { products: 2, cacheHits: 0, staleHits: 0 },
      { products: 3, cacheHits: 0, staleHits: 2 },
      { products: 1, cacheHits: 0, staleHits: 0 },
      { products: 3, cacheHits: 1, staleHits: 0 },
    ])
  })
})

describe('GET /cart/connections', () => {
  const connections = (query = '?cartId=cart-123') =>
    new Request(`${origin}/api/protection/cart/connections${query}`, { headers: given })
  const session = { id: () => 'session-1' }

  it('answers the connections of the reported cart', async () => {
    const { proxy, events } = setUp({ proxy: { session } })
    await proxy(post('/cart/report', { cart: createCart({ phones: 3, plans: 2 }) }))
    expect(await (await proxy(connections())).json()).toEqual({
      connections: [{ productLineItemId: 'line-item-id-3311', planLineItemId: 'line-item-id-3322' }],
    })
    expect(events.at(-2)).toMatchObject({ endpoint: 'planConnections', requestId: 'request-1' })
  })

  it.each(['', '?cartId=a&cartId=a'])('refuses "%s", which names not one cart', async (query) => {
    expect(await readRefusal(setUp().proxy, connections(query))).toBe('400 invalid_request Check cartId.')
  })

  it.each([
    [404, 'cart_not_reported', 404],
    [500, 'insurer_fault', 502],
    [401, 'insurer_fault', 502],
  ])('where the insurer answers %i, answers %s', async (status, code, expected) => {
    const { proxy } = setUp({ sandbox: { faults: [{ status }] } })
    expect(await readRefusal(proxy, connections())).toBe(`${expected} ${code}`)
  })

  it('asks the insurer for no cart of another session', async () => {
    const { proxy, sandbox } = setUp({ proxy: { cart: { id: () => 'cart-1' } } })
    expect(await readRefusal(proxy, connections())).toBe('403 cart_of_another_session')
    expect(sandbox.inspect().messages).toEqual([])
  })
})

describe('POST /cart/report', () => {
  it('answers the actions, counts the lines and names the request to the insurer', async () => {
    const { proxy, events } = setUp()
    const response = await proxy(post('/cart/report', { cart: createCart({ phones: 1, plans: 3 }) }, given))
    expect(await response.json()).toEqual({
      actions: [{ type: 'update_line_item', lineItemId: 'line-item-id-3322', quantity: 1 }],
    })
    expect(events.slice(1)).toMatchObject([
      { endpoint: 'cartReport', requestId: 'request-1' },
      { call: 'report', lineItems: 3, requestId: 'request-1' },
    ])
  })

  it('reports no cart of another session', async () => {
    const { proxy, sandbox, call } = setUp({ proxy: { cart: { id: () => 'cart-1' } } })
    expect(await readRefusal(proxy, post('/cart/report', { cart: createCart() }))).toBe('403 cart_of_another_session')
    expect(sandbox.inspect().messages).toEqual([])
    expect(call()).toMatchObject({ lineItems: 3 })
  })
})

describe('POST /cart/sync', () => {
  it('counts rounds and changes, and names the request', async () => {
    const seen: (string | null)[] = []
    const lineItems = createCart({ phones: 2, plans: 3 }).lineItems
    const adapter = (request: Request) => {
      seen.push(request.headers.get('x-request-id'))
      return createMemoryCart({ id: 'cart-123', lineItems })
    }
    const { proxy, events, call } = setUp({ proxy: { cart: { adapter } } })
    const answer = (await (await proxy(post('/cart/sync', {}, given))).json()) as { rounds: number }
    expect(answer).toMatchObject({ cart: { id: 'cart-123' }, rounds: 1, changes: [{ from: 3, to: 2 }] })
    expect(call()).toMatchObject({ call: 'sync', rounds: 1, changes: 1, requestId: 'request-1' })
    expect(events).toContainEqual(expect.objectContaining({ endpoint: 'cartReport', requestId: 'request-1' }))
    expect(seen).toEqual(['request-1'])
  })

  it('reports a cart that cannot be had, with the request', async () => {
    const adapter = () => Promise.reject(new RangeError('hunter2'))
    const { proxy, events } = setUp({ proxy: { cart: { adapter } } })
    expect(await readRefusal(proxy, post('/cart/sync', {}, given))).toBe('503 shop_unavailable')
    expect(events).toContainEqual({
      type: 'shop_failed',
      callback: 'cart.adapter',
      error: 'RangeError',
      requestId: 'request-1',
    })
  })

  it('answers for a shopper without a cart, of whom nothing is counted', async () => {
    const { proxy, call } = setUp({ proxy: { cart: { adapter: () => null } } })
    expect(await (await proxy(post('/cart/sync', {}))).json()).toEqual({ cart: null, rounds: 0, changes: [] })
    expect(call()).not.toHaveProperty('rounds')
  })
})
