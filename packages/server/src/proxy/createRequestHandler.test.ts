import { phone } from '@hakuna-kit/test/products'
import { origin } from '@hakuna-kit/test/server/createBrowserFetch'
import { createStack, post } from '@hakuna-kit/test/server/createStack'
import { describe, expect, it } from 'vitest'
import { routes } from './routes.js'

describe('createRequestHandler', () => {
  it.each(['short', 'x'.repeat(65), 'with space', 'a"b<c>d e', 'line\tbreak'])(
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
    const withBody = new Request(`${origin}/api/protection/cart/connections?cartId=1`, {
      headers: { 'content-length': '2' },
    })
    expect((await proxy(withBody)).status).toBe(405)
  })
})
