import { createCart } from '@hakuna-kit/test/createCart'
import { phone } from '@hakuna-kit/test/products'
import { origin } from '@hakuna-kit/test/server/createBrowserFetch'
import { createStack, post, secretKey } from '@hakuna-kit/test/server/createStack'
import { describe, expect, it, vi } from 'vitest'
import { createInsurerClient } from '../insurer/createInsurerClient.js'
import { markClientAddress } from './guards/clientAddress.js'
import type { ProxyEvent } from './ProxyEvent.js'
import { routes } from './routes.js'

describe('createRequestHandler', () => {
  it.each(['x'.repeat(8), 'x'.repeat(64), 'edge-1234.5', '_A-z.0-9'])(
    'takes over the request id "%s"',
    async (given) => {
      const { proxy } = createStack()
      const response = await proxy(post('/plans', '{', { 'x-request-id': given }))
      expect(response.headers.get('x-request-id')).toBe(given)
      expect(await response.json()).toMatchObject({ requestId: given })
    },
  )

  it.each(['shorter', 'x'.repeat(65), ' with space', 'x@example.com', 'with space', 'a"b<c>d e', 'line\tbreak'])(
    'makes a request id instead of "%s"',
    async (given) => {
      const { proxy } = createStack()
      const response = await proxy(post('/plans', { products: [phone] }, { 'x-request-id': given }))
      expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    },
  )

  it('answers 405 with Allow for another method, and for a GET with a body', async () => {
    const { proxy } = createStack({ proxy: { cart: { adapter: () => null } } })
    for (const { method, path } of routes) {
      for (const other of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']) {
        if (other === method) continue
        const response = await proxy(new Request(`${origin}/api/protection${path}`, { method: other }))
        expect(response.status).toBe(405)
        expect(response.headers.get('allow')).toBe(method)
      }
    }
  })

  it.each([
    ['a length', { 'content-length': '2' }, 405],
    ['the length 1', { 'content-length': '1' }, 405],
    ['chunks', { 'transfer-encoding': 'chunked' }, 405],
    ['the length 0', { 'content-length': '0' }, 404],
    ['nothing of a body', {}, 404],
  ])('answers a GET with %s with %i', async (_, headers, status) => {
    const { proxy } = createStack()
    const response = await proxy(
      new Request(`${origin}/api/protection/cart/connections?cartId=1`, { headers: { ...headers } }),
    )
    expect(response.status).toBe(status)
    expect(response.headers.get('allow')).toBe(status === 405 ? 'GET' : null)
  })

  it('answers a GET whose body is there with 405', async () => {
    const request = new Request(`${origin}/api/protection/cart/connections?cartId=1`)
    Object.defineProperty(request, 'body', { value: new ReadableStream() })
    expect((await createStack().proxy(request)).status).toBe(405)
  })

  it('measures the time of a call in milliseconds', async () => {
    vi.useFakeTimers()
    try {
      const events: ProxyEvent[] = []
      const { proxy } = createStack({
        sandbox: { faults: [{ delayMs: 1_500 }] },
        proxy: { session: { id: () => 'session-1' }, onEvent: (event) => events.push(event) },
      })
      const answered = proxy(post('/plans', { products: [phone] }))
      await vi.advanceTimersByTimeAsync(1_500)
      expect((await answered).status).toBe(200)
      expect(events.at(-1)).toMatchObject({ type: 'proxy_call', durationMs: 1_500 })
    } finally {
      vi.useRealTimers()
    }
  })

  it('names the error behind an internal error, and nothing else of it', async () => {
    const events: ProxyEvent[] = []
    const insurer = {
      ...createInsurerClient({ secretKey }),
      reportCart: () => Promise.reject(new RangeError('of max@example.com')),
    }
    const { proxy } = createStack({ proxy: { insurer, onEvent: (event) => events.push(event) } })
    const response = await proxy(post('/cart/report', { cart: createCart() }))
    expect(await response.json()).toMatchObject({ status: 500, code: 'internal_error' })
    await proxy(post('/cart/report', '{'))
    expect(events.filter(({ type }) => type === 'proxy_call')).toMatchObject([
      { status: 500, code: 'internal_error', error: 'RangeError' },
      { status: 400, code: 'invalid_json', error: undefined },
    ])
    expect(JSON.stringify(events)).not.toContain('max@example.com')
  })

  it('checks address, path, method, origin, session and body in this order', async () => {
    const evil = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    const events: ProxyEvent[] = []
    const { proxy } = createStack({
      proxy: {
        limits: { perAddress: { requests: 5, windowMs: 60_000 }, perSession: { requests: 1, windowMs: 60_000 } },
        session: { id: () => 'session-1' },
        onEvent: (event) => events.push(event),
      },
    })
    const wrongMethod = (path: string) =>
      new Request(`${origin}/api/protection${path}`, { method: 'PUT', headers: evil, body: '{' })
    const requests = [
      wrongMethod('/nowhere'),
      wrongMethod('/plans'),
      post('/plans', '{', evil),
      post('/plans', '{'),
      post('/plans', '{'),
      wrongMethod('/nowhere'),
    ]
    for (const request of requests) await proxy(markClientAddress(request, '203.0.113.9'))
    expect(events).toMatchObject([
      { call: 'none', code: 'unknown_path' },
      { call: 'none', code: 'method_not_allowed' },
      { call: 'plans', code: 'cross_origin' },
      { call: 'plans', code: 'invalid_json', session: 'shop' },
      { call: 'plans', code: 'too_many_requests', session: 'shop' },
      { call: 'none', code: 'too_many_requests' },
    ])
    expect(events[2]).not.toHaveProperty('session')
  })
})
