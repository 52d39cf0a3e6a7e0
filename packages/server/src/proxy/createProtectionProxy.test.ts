import { createProtectionClient } from '@hakuna-kit/core'
import { reportCart, getPlanConnections } from '@hakuna-kit/core/sync'
import { createSandbox } from '@hakuna-kit/sandbox'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createInsurerClient } from '../insurer/createInsurerClient.js'
import { InsurerConfigurationError } from '../insurer/transport/resolveInsurerAddress.js'
import { createCart } from '@hakuna-kit/test/createCart'
import { phone, phoneCase } from '@hakuna-kit/test/products'
import { origin } from '@hakuna-kit/test/server/createBrowserFetch'
import { createStack, post, secretKey } from '@hakuna-kit/test/server/createStack'
import { createProtectionProxy } from './createProtectionProxy.js'

afterEach(() => vi.useRealTimers())

describe('createProtectionProxy', () => {
  it("looks up the plans of the insurer's own example", async () => {
    const { client } = createStack()
    expect(await client.lookUpPlans([phone, phoneCase])).toEqual([
      {
        productId: 'prd-iphone14',
        plans: [
          expect.objectContaining({
            id: 'pl-prd-hakuna',
            merchantProductId: 'pl-prd-hakuna',
            productReference: 'prd-iphone14',
            price: { amount: 1_200, currency: 'eur' },
            title: { de: '1 Jahr Garantieerweiterung' },
            insuranceDetailsUrl: 'https://hellohakuna.com/plan-details',
          }),
        ],
      },
      {
        productId: 'prd-bb-32',
        plans: [],
        reason: 'no_match',
        hint: { knownCategories: expect.arrayContaining(['smartphones', 'bikes']) },
      },
    ])
  })

  it('accepts lines with a category, and does not send it to the insurer', async () => {
    const { client, sandbox } = createStack()
    const cart = createCart({ phones: 2, plans: 2 })
    const lineItems = cart.lineItems.map((line) => ({ ...line, category: 'smartphones' }))
    expect(await reportCart(client, { ...cart, lineItems })).toEqual([])
    expect(JSON.stringify(sandbox.inspect().messages)).not.toContain('category')
    expect(sandbox.inspect().carts[0]?.lineItems[0]).toEqual({
      id: 'line-item-id-3311',
      quantity: 2,
      price_amount: 112_900,
      product_id: phone.id,
      product_title: phone.title,
      product_brand: phone.brand,
    })
  })

  it('reports a cart, answers the actions, then the connections', async () => {
    const { client, sandbox } = createStack()
    expect(await reportCart(client, createCart({ phones: 1, plans: 2 }))).toEqual([
      { type: 'update_line_item', lineItemId: 'line-item-id-3322', quantity: 1 },
    ])
    expect(await reportCart(client, createCart())).toEqual([])
    expect(await getPlanConnections(client, createCart())).toEqual([
      { productLineItemId: 'line-item-id-3311', planLineItemId: 'line-item-id-3322', quantity: 1 },
    ])
    const [record] = sandbox.inspect().carts
    expect(record?.lineItems[1]).toEqual({
      id: 'line-item-id-3322',
      quantity: 1,
      price_amount: 1_200,
      product_id: 'pl-prd-hakuna',
      product_title: '1 Jahr Garantieerweiterung',
      product_brand: 'hakuna',
      custom_properties: { product_reference: 'prd-iphone14' },
    })
  })

  it.each([
    ['no cookie', undefined, /^hakuna_session=/],
    ['a cookie of the shop', 'basket=7', /; basket=7$/],
    ['a broken session cookie', 'hakuna_session=old; basket=7', /; basket=7$/],
  ])('starts a session that what answers the request finds, with %s', async (_, cookie, kept) => {
    const { proxy } = createStack()
    const request = new Request(origin, { headers: { accept: 'text/html', ...(cookie && { cookie }) } })
    const session = await proxy.getUserSession(request)
    expect(session.setCookie).toMatch(/^hakuna_session=/)
    expect(session.requestHeaders.get('accept')).toBe('text/html')
    expect(session.requestHeaders.get('cookie')).toMatch(kept)
    const passedOn = await proxy.getUserSession(new Request(origin, { headers: session.requestHeaders }))
    expect(passedOn).toMatchObject({ userSessionId: session.userSessionId })
    expect(passedOn.setCookie).toBeUndefined()
    expect(request.headers.get('cookie')).toBe(cookie ?? null)
  })

  it('passes the cookies of a shopper who has a session on as they are', async () => {
    const { proxy } = createStack()
    const { setCookie } = await proxy.getUserSession(new Request(origin))
    const cookie = `basket=7; ${setCookie!.split(';')[0]}; theme=dark`
    const session = await proxy.getUserSession(new Request(origin, { headers: { cookie, accept: 'text/html' } }))
    expect(session.setCookie).toBeUndefined()
    expect(Object.fromEntries(session.requestHeaders)).toEqual({ accept: 'text/html', cookie })
  })

  it('gives the insurer one session for lookups, reports and the checkout', async () => {
    const { client, sandbox, proxy, fetch } = createStack()
    await client.lookUpPlans([phone])
    await reportCart(client, createCart())
    const cookie = [...fetch.cookies].map((pair) => pair.join('=')).join('; ')
    const request = new Request(`${origin}/checkout`, { method: 'POST', headers: { cookie } })
    await proxy.reportCheckout({ request, cartId: 'cart-123', orderId: 'ord-123' })
    const { messages, checkouts, carts } = sandbox.inspect()
    const { userSessionId, setCookie } = await proxy.getUserSession(request)
    expect(setCookie).toBeUndefined()
    expect(messages[0]?.query['user_session_id']).toBe(userSessionId)
    expect(carts[0]?.userSessionId).toBe(userSessionId)
    expect(checkouts).toMatchObject([{ cartId: 'cart-123', orderId: 'ord-123', userSessionId }])
  })

  it('reports a checkout for a session id that the shop kept', async () => {
    const { sandbox, proxy } = createStack()
    await proxy.reportCheckout({ userSessionId: 'session-1', cartId: 'cart-1', orderId: 'ord-1' })
    expect(sandbox.inspect().checkouts).toMatchObject([{ userSessionId: 'session-1' }])
  })

  it('is one session for an order request whose cookie has expired', async () => {
    let time = Date.UTC(2026, 0, 1)
    const { sandbox, proxy } = createStack({ proxy: { now: () => time } })
    const first = await proxy.getUserSession(new Request(origin))
    time += 31 * 24 * 60 * 60 * 1_000
    const headers = { cookie: first.setCookie!.split(';')[0]! }
    await proxy.reportCheckout({ request: new Request(origin, { headers }), cartId: 'cart-1', orderId: 'ord-1' })
    expect(sandbox.inspect().checkouts[0]?.userSessionId).toMatch(/^[\da-f-]{36}$/)
    expect(sandbox.inspect().checkouts[0]?.userSessionId).not.toBe(first.userSessionId)
  })

  it('goes by the real clock where it gets none', async () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 1), toFake: ['Date'] })
    const { proxy, client, sandbox } = createStack()
    const { setCookie } = await proxy.getUserSession(new Request(origin))
    expect(setCookie!.split('.')[1]).toBe((Date.UTC(2026, 0, 1) / 1_000).toString(36))
    await client.lookUpPlans([phone])
    vi.setSystemTime(Date.UTC(2026, 0, 1, 0, 5))
    await client.lookUpPlans([phone])
    expect(sandbox.inspect().messages).toHaveLength(1)
    vi.setSystemTime(Date.UTC(2026, 0, 1, 0, 5) + 1)
    await client.lookUpPlans([phone])
    expect(sandbox.inspect().messages).toHaveLength(2)
  })

  it('calls an insurer client of the shop where it gets one', async () => {
    const shop = createSandbox()
    const insurer = createInsurerClient({ secretKey, fetch: shop.fetch })
    const { client, sandbox, proxy } = createStack({ proxy: { insurer } })
    await client.lookUpPlans([phone])
    await reportCart(client, createCart())
    await getPlanConnections(client, createCart())
    await proxy.reportCheckout({ userSessionId: 'session-1', cartId: 'cart-1', orderId: 'ord-1' })
    expect(sandbox.inspect().messages).toEqual([])
    expect(shop.inspect().messages.map(({ path }) => path)).toEqual([
      '/plans',
      '/orders',
      '/plan_connections',
      '/orders',
    ])
  })

  it('calls the address, the paths and as often as its options say', async () => {
    const urls: string[] = []
    const fetch = async (url: RequestInfo | URL) => {
      urls.push(String(url))
      return new Response('', { status: 503 })
    }
    const options = {
      baseUrl: 'https://insurer.example/x/',
      endpoints: { planLookup: '/v3/plans' },
      retry: { tries: 2 },
    }
    const { client } = createStack({ proxy: { ...options, fetch } })
    expect(await client.lookUpPlans([phone])).toMatchObject([{ reason: 'insurer_unavailable' }])
    expect(urls).toEqual(
      Array.from({ length: 2 }, () => expect.stringMatching(/^https:\/\/insurer\.example\/x\/v3\/plans\?/)),
    )
  })

  it.each([
    ['https://www.shop.example/', 200],
    ['https://www.shop.example/shop?a=b', 200],
    ['https://shop.example', 403],
  ])('takes %s in `allowedOrigins` for its origin', async (allowed, status) => {
    const { proxy } = createStack({ proxy: { allowedOrigins: [allowed] } })
    const headers = { origin: 'https://www.shop.example', 'sec-fetch-site': 'same-site' }
    expect((await proxy(post('/plans', { products: [phone] }, headers))).status).toBe(status)
  })

  it('answers 404 for the connections of a cart that was never reported', async () => {
    const { client } = createStack()
    await expect(getPlanConnections(client, createCart())).rejects.toMatchObject({
      code: 'cart_not_reported',
      status: 404,
    })
  })

  it('answers lookups with a reason and 200 while the insurer is down, and the rest with 502', async () => {
    const { client } = createStack({ sandbox: { faults: [{ status: 500 }] } })
    expect(await client.lookUpPlans([phone])).toEqual([
      {
        productId: phone.id,
        plans: [],
        reason: 'insurer_unavailable',
        hint: { failure: 'unavailable', status: 500 },
      },
    ])
    await expect(reportCart(client, createCart())).rejects.toMatchObject({ code: 'insurer_fault', status: 502 })
  })

  it('serves any base path, with and without a slash at its end', async () => {
    const { sandbox } = createStack()
    for (const [basePath, expected] of [
      ['/shop/hakuna/', '/shop/hakuna'],
      ['shop/hakuna', '/shop/hakuna'],
      ['//shop///hakuna//', '/shop/hakuna'],
      ['/', ''],
      ['', ''],
      [undefined, '/api/protection'],
    ] as const) {
      const proxy = createProtectionProxy({ secretKey, fetch: sandbox.fetch, basePath })
      expect(proxy.basePath).toBe(expected)
      const client = createProtectionClient({
        baseUrl: `${origin}${proxy.basePath}/`,
        fetch: (input, init) => proxy(new Request(input, init)),
      })
      expect((await client.lookUpPlans([phone]))[0]?.plans).toHaveLength(1)
    }
  })

  it('works as a route handler that passes further arguments', async () => {
    const { proxy } = createStack()
    const POST: (request: Request, context: { params: Promise<unknown> }) => Promise<Response> = proxy
    const response = await POST(post('/plans', { products: [phone] }), { params: Promise.resolve({}) })
    expect(response.status).toBe(200)
  })

  it('works as a handler that gets an object with the request', async () => {
    const { proxy } = createStack()
    const action: (args: { request: Request; params: object }) => Promise<Response> = proxy
    const response = await action({ request: post('/plans', { products: [phone] }), params: {} })
    expect(response.status).toBe(200)
  })

  it('sends the insurer no header or cookie of the browser', async () => {
    const seen: Request[] = []
    const { proxy } = createStack({
      proxy: {
        fetch: async (input, init) => {
          seen.push(new Request(input, init))
          return Response.json({ plans: [] })
        },
      },
    })
    const headers = {
      cookie: 'shop=1',
      'x-forwarded-for': '203.0.113.9',
      'user-agent': 'Browser',
      'accept-language': 'de',
    }
    await proxy(post('/plans', { products: [phone] }, headers))
    expect([...seen[0]!.headers.keys()].sort()).toEqual(['accept', 'authorization', 'hakuna-version'])
  })

  it('refuses options that cannot work', () => {
    expect(() => createProtectionProxy({ secretKey: '' })).toThrow(InsurerConfigurationError)
    expect(() => createProtectionProxy({ secretKey, environment: 'production' })).toThrow(InsurerConfigurationError)
    expect(() => createProtectionProxy({ secretKey, session: { cookieSecrets: ['short'] } })).toThrow(
      InsurerConfigurationError,
    )
    expect(() => createProtectionProxy({ secretKey, session: { cookieSecrets: [] } })).toThrow(
      InsurerConfigurationError,
    )
  })
})
