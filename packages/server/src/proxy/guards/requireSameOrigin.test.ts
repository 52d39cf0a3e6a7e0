import { describe, expect, it } from 'vitest'
import { phone } from '@hakuna-kit/test/products'
import { origin } from '@hakuna-kit/test/server/createBrowserFetch'
import { createStack, post } from '@hakuna-kit/test/server/createStack'

const products = { products: [phone] }

async function outcome(headers: Record<string, string>, allowedOrigins?: string[], url?: string): Promise<number> {
  const { proxy } = createStack({ proxy: { allowedOrigins } })
  const own = post('/plans', products)
  for (const name of ['origin', 'sec-fetch-site']) own.headers.delete(name)
  const request = url ? new Request(url, own) : own
  for (const [name, value] of Object.entries(headers)) request.headers.set(name, value)
  return (await proxy(request)).status
}

describe('requireSameOrigin', () => {
  it.each([
    ['a server, without these headers', {}],
    ['the own origin', { origin }],
    ['the own origin, with Sec-Fetch-Site', { origin, 'sec-fetch-site': 'same-origin' }],
    ['the own page behind a proxy that ends TLS', { origin: 'https://shop.example' }],
    [
      'the own page behind a development server that changes Host',
      { origin: 'http://localhost:5173', host: 'localhost:3000', 'sec-fetch-site': 'same-origin' },
    ],
  ])('accepts a request from %s', async (_, headers) => expect(await outcome(headers)).toBe(200))

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a sibling host', { origin: 'http://blog.shop.example' }],
    ['another port', { origin: 'http://shop.example:8080' }],
    ['a sandboxed frame or a local file', { origin: 'null' }],
    ['an empty origin', { origin: '' }],
    ['a look-alike', { origin: 'http://shop.example.evil.example' }],
    ['another site, by the browser', { 'sec-fetch-site': 'cross-site' }],
    ['the same site, by the browser', { 'sec-fetch-site': 'same-site' }],
    ['a typed address', { 'sec-fetch-site': 'none' }],
    ['a contradiction', { origin, 'sec-fetch-site': 'cross-site' }],
    ['an older browser behind a server that changes Host', { origin: 'http://localhost:5173', host: 'localhost:3000' }],
  ])('refuses a request from %s', async (_, headers) => expect(await outcome(headers)).toBe(403))

  it('refuses plain http when the shop is on https', async () => {
    const url = 'https://shop.example/api/protection/plans'
    expect(await outcome({ origin: 'http://shop.example' }, undefined, url)).toBe(403)
    expect(await outcome({ origin: 'https://shop.example' }, undefined, url)).toBe(200)
  })

  it.each(['http', 'https'])(
    'uses the Host header where the framework puts its own address into the URL, over %s',
    async (scheme) => {
      const url = `${scheme}://localhost:3000/api/protection/plans`
      const host = 'shop.example'
      expect(await outcome({ host, origin: 'https://shop.example' }, undefined, url)).toBe(200)
      expect(await outcome({ host, origin: 'http://shop.example' }, undefined, url)).toBe(scheme === 'http' ? 200 : 403)
      expect(await outcome({ host, origin: 'https://evil.example' }, undefined, url)).toBe(403)
      expect(await outcome({ host, origin: 'https://shop.example:8443' }, undefined, url)).toBe(403)
    },
  )

  it('refuses another site for reads too', async () => {
    const { proxy } = createStack()
    const request = new Request(`${origin}/api/protection/cart/connections?cartId=1`, {
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    expect((await proxy(request)).status).toBe(403)
  })

  it('accepts another origin that is listed', async () => {
    const listed = ['https://www.shop.example/']
    expect(await outcome({ origin: 'https://www.shop.example', 'sec-fetch-site': 'same-site' }, listed)).toBe(200)
    expect(await outcome({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, listed)).toBe(403)
  })
})
