import { phone } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/server/createStack'
import { describe, expect, it } from 'vitest'

const products = { products: [phone] }
const shopPage = 'https://www.shop.example'
const otherPage = 'https://evil.example'

/** The headers that a browser decides by, without those that every answer has. */
const corsOf = ({ headers }: Response) =>
  Object.fromEntries([...headers].filter(([name]) => /^(access-control|vary|cross-origin)/.test(name)))

const allowed = {
  'access-control-allow-origin': shopPage,
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'Retry-After, X-Request-Id',
  'cross-origin-resource-policy': 'same-site',
  vary: 'Origin',
}
const refused = { 'cross-origin-resource-policy': 'same-origin', vary: 'Origin' }

describe('a page of another origin', () => {
  const { proxy } = createStack({ proxy: { allowedOrigins: [shopPage, 'https://m.shop.example'] } })
  const from = (page: string | undefined, init: RequestInit, path = '/plans', handle = proxy) =>
    handle(
      new Request(`https://api.shop.example/api/protection${path}`, {
        ...init,
        headers: {
          ...(page && { origin: page }),
          'content-type': 'application/json',
          ...(init.headers as Record<string, string>),
        },
      }),
    )
  const write = { method: 'POST', body: JSON.stringify(products) }
  const preflight = { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST' } }

  it('may read the answer where it is listed, errors included', async () => {
    for (const body of [JSON.stringify(products), '{']) {
      expect(corsOf(await from(shopPage, { method: 'POST', body }))).toEqual(allowed)
    }
    const answer = await from('https://m.shop.example', write)
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://m.shop.example')
  })

  it('gets its preflight answered where it is listed, for the calls that exist', async () => {
    const answer = await from(shopPage, preflight)
    expect(answer.status).toBe(204)
    expect(Object.fromEntries(answer.headers)).toEqual({
      ...allowed,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'Content-Type, X-Request-Id',
      'access-control-max-age': '600',
    })
    const read = await from(shopPage, preflight, '/cart/connections')
    expect(read.headers.get('access-control-allow-methods')).toBe('GET')
    expect((await from(shopPage, preflight, '/events')).status).toBe(404)
  })

  it('gets an answer and no preflight where the request is none', async () => {
    expect((await from(shopPage, { method: 'OPTIONS' })).status).toBe(405)
    const marked = await from(shopPage, { ...write, headers: { 'access-control-request-method': 'POST' } })
    expect(marked.status).toBe(200)
    expect(await marked.json()).toMatchObject({ lookups: [{ plans: [{}] }] })
  })

  it('gets no header but Vary where it is not listed', async () => {
    const answer = await from(otherPage, preflight)
    expect(answer.status).toBe(405)
    expect(corsOf(answer)).toEqual(refused)
    const refusedWrite = await from(otherPage, write)
    expect(refusedWrite.status).toBe(403)
    expect(corsOf(refusedWrite)).toEqual(refused)
    expect(corsOf(await from(undefined, write))).toEqual(refused)
  })

  it('gets no header where no page is listed', async () => {
    const none = createStack().proxy
    const answer = await from('https://api.shop.example', write, '/plans', none)
    expect(answer.status).toBe(200)
    expect(corsOf(answer)).toEqual({ 'cross-origin-resource-policy': 'same-origin' })
    expect((await from(shopPage, preflight, '/plans', none)).status).toBe(405)
  })
})
