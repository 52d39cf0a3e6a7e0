import { describe, expect, it } from 'vitest'
import { defaultEndpoints } from '../insurer/transport/endpoints.js'
import { phone } from '@hakuna-kit/test/products'
import { origin } from '@hakuna-kit/test/server/createBrowserFetch'
import { createStack, post } from '@hakuna-kit/test/server/createStack'
import { routes } from './routes.js'

describe('the boundary', () => {
  it('is these four calls', () => {
    expect(routes.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /plans',
      'GET /cart/connections',
      'POST /cart/report',
      'POST /cart/sync',
    ])
  })

  it('lets no browser reach events, offers, the feed, orders or a checkout', async () => {
    const { proxy, sandbox } = createStack({ proxy: { cart: () => null } })
    const own = new Set(routes.map(({ path }) => path))
    const paths = Object.values(defaultEndpoints)
      .map(({ path }) => path.replace(/\{\w+\}/, 'id-1'))
      .filter((path) => !own.has(path))
    expect(paths).toEqual(expect.arrayContaining(['/events', '/feeds/order', '/offers', '/checkouts', '/orders']))
    for (const path of [...paths, '/checkout', '/cart/checkout', '/sandbox/events', '/']) {
      for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']) {
        const request = new Request(`${origin}/api/protection${path}`, {
          method,
          headers: { 'content-type': 'application/json', origin },
          ...(method === 'GET' || method === 'HEAD'
            ? {}
            : { body: '{"cart_id":"c","user_session_id":"s","order_id":"o"}' }),
        })
        expect((await proxy(request)).status, `${method} ${path}`).toBe(404)
      }
    }
    expect(sandbox.inspect().messages).toEqual([])
  })

  it('does not pass foreign shapes through the calls it has', async () => {
    const { proxy, sandbox } = createStack()
    const checkout = { cart_id: 'cart-1', user_session_id: 'session-1', order_id: 'ord-1' }
    const event = { type: 'order_cancelled', payload: { order_id: 'ord-1', cancelled_at: '2022-02-20T15:00:00.000Z' } }
    for (const path of ['/plans', '/cart/report']) {
      for (const body of [checkout, event, { cart: checkout }, { products: [event] }]) {
        expect((await proxy(post(path, body))).status).toBe(400)
      }
    }
    expect(sandbox.inspect().messages).toEqual([])
  })

  it('answers 405 with Allow for another method, and for a GET with a body', async () => {
    const { proxy } = createStack({ proxy: { cart: () => null } })
    for (const { method, path } of routes) {
      for (const other of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']) {
        if (other === method) continue
        const response = await proxy(new Request(`${origin}/api/protection${path}`, { method: other }))
        expect(response.status).toBe(405)
        expect(response.headers.get('allow')).toBe(method)
      }
    }
    const withBody = new Request(`${origin}/api/protection/cart/connections?cartId=1`, {
      headers: { 'content-length': '2' },
    })
    expect((await proxy(withBody)).status).toBe(405)
  })

  it('has no sync where the shop has no server cart', async () => {
    const { proxy } = createStack()
    expect((await proxy(post('/cart/sync', {}))).status).toBe(404)
  })

  it.each([
    '/api/protection/../protection/events',
    '/api/protection//plans',
    '//api/protection/plans',
    '/api/protection/plans/',
    '/api/protection/cart%2Fsync',
    '/api/protection/%70lans',
    '/api/protection/plans;x=1',
    '/api/protection/..%2f..%2fevents',
    '/api/protection\\events',
    '/API/protection/plans',
    '/api/protection/plans%00',
    '/api/protection/__proto__',
    '/api/protection/constructor',
  ])('knows no %s', async (path) => {
    const { proxy } = createStack()
    const request = new Request(origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    const response = await proxy(request)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'unknown_path' })
  })

  it('puts the same guards on every answer', async () => {
    const { proxy } = createStack()
    for (const request of [post('/plans', { products: [phone] }), post('/plans', '{'), post('/nowhere', {})]) {
      const { headers } = await proxy(request)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
    }
  })
})
