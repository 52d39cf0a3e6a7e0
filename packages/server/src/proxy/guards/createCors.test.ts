import { phone } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/server/createStack'
import { describe, expect, it } from 'vitest'

const products = { products: [phone] }

describe('a page of another origin', () => {
  const { proxy } = createStack({ proxy: { allowedOrigins: ['https://www.shop.example'] } })
  const from = (page: string, init: RequestInit, path = '/plans') =>
    proxy(
      new Request(`https://api.shop.example/api/protection${path}`, {
        ...init,
        headers: { origin: page, 'content-type': 'application/json', ...(init.headers as Record<string, string>) },
      }),
    )
  const preflight = { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST' } }

  it('may read the answer where it is listed, errors included', async () => {
    for (const body of [JSON.stringify(products), '{']) {
      const { headers } = await from('https://www.shop.example', { method: 'POST', body })
      expect(headers.get('access-control-allow-origin')).toBe('https://www.shop.example')
      expect(headers.get('access-control-allow-credentials')).toBe('true')
      expect(headers.get('vary')).toBe('Origin')
    }
  })

  it('gets its preflight answered where it is listed, for the calls that exist', async () => {
    const answer = await from('https://www.shop.example', preflight)
    expect(answer.status).toBe(204)
    expect(answer.headers.get('access-control-allow-methods')).toBe('POST')
    expect(answer.headers.get('access-control-allow-headers')).toContain('Content-Type')
    expect((await from('https://www.shop.example', preflight, '/events')).status).toBe(404)
  })

  it('gets no header where it is not listed', async () => {
    const answer = await from('https://evil.example', preflight)
    expect(answer.status).toBe(405)
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    const write = await from('https://evil.example', { method: 'POST', body: JSON.stringify(products) })
    expect(write.status).toBe(403)
    expect(write.headers.get('access-control-allow-origin')).toBeNull()
  })
})
