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

describe('where a write may come from', () => {
  it.each([
    ['no browser', {}],
    ['the own origin', { origin }],
    ['the own origin, as new browsers say it', { origin, 'sec-fetch-site': 'same-origin' }],
    ['the own page behind a proxy that ends TLS', { origin: 'https://shop.example' }],
  ])('is %s', async (_, headers) => expect(await outcome(headers)).toBe(200))

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
    ['a contradiction', { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }],
    ['the other contradiction', { origin, 'sec-fetch-site': 'cross-site' }],
  ])('is not %s', async (_, headers) => expect(await outcome(headers)).toBe(403))

  it('is not plain http when the shop is on https', async () => {
    const url = 'https://shop.example/api/protection/plans'
    expect(await outcome({ origin: 'http://shop.example' }, undefined, url)).toBe(403)
    expect(await outcome({ origin: 'https://shop.example' }, undefined, url)).toBe(200)
  })

  it.each(['http', 'https'])(
    'is the own page where the framework names its own address in the URL, over %s',
    async (scheme) => {
      const url = `${scheme}://localhost:3000/api/protection/plans`
      const host = 'shop.example'
      expect(await outcome({ host, origin: 'https://shop.example' }, undefined, url)).toBe(200)
      expect(await outcome({ host, origin: 'http://shop.example' }, undefined, url)).toBe(scheme === 'http' ? 200 : 403)
      expect(await outcome({ host, origin: 'https://evil.example' }, undefined, url)).toBe(403)
      expect(await outcome({ host, origin: 'https://shop.example:8443' }, undefined, url)).toBe(403)
    },
  )

  it('is not another site for reads either', async () => {
    const { proxy } = createStack()
    const request = new Request(`${origin}/api/protection/cart/connections?cartId=1`, {
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    expect((await proxy(request)).status).toBe(403)
  })

  it('may be another origin of the shop that is listed', async () => {
    const listed = ['https://www.shop.example/']
    expect(await outcome({ origin: 'https://www.shop.example', 'sec-fetch-site': 'same-site' }, listed)).toBe(200)
    expect(await outcome({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, listed)).toBe(403)
  })
})

describe('another origin that is listed', () => {
  const { proxy } = createStack({ proxy: { allowedOrigins: ['https://www.shop.example'] } })
  const from = (page: string, init: RequestInit, path = '/plans') =>
    proxy(
      new Request(`https://api.shop.example/api/protection${path}`, {
        ...init,
        headers: { origin: page, 'content-type': 'application/json', ...(init.headers as Record<string, string>) },
      }),
    )
  const preflight = { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST' } }

  it('may read the answer, errors included', async () => {
    for (const body of [JSON.stringify(products), '{']) {
      const { headers } = await from('https://www.shop.example', { method: 'POST', body })
      expect(headers.get('access-control-allow-origin')).toBe('https://www.shop.example')
      expect(headers.get('access-control-allow-credentials')).toBe('true')
      expect(headers.get('vary')).toBe('Origin')
    }
  })

  it('gets its preflight answered, for the calls that there are', async () => {
    const answer = await from('https://www.shop.example', preflight)
    expect(answer.status).toBe(204)
    expect(answer.headers.get('access-control-allow-methods')).toBe('POST')
    expect(answer.headers.get('access-control-allow-headers')).toContain('Content-Type')
    expect((await from('https://www.shop.example', preflight, '/events')).status).toBe(404)
  })

  it('is the only one', async () => {
    const answer = await from('https://evil.example', preflight)
    expect(answer.status).toBe(405)
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    const write = await from('https://evil.example', { method: 'POST', body: JSON.stringify(products) })
    expect(write.status).toBe(403)
    expect(write.headers.get('access-control-allow-origin')).toBeNull()
  })
})
