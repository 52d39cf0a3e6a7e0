import { phone } from '@hakuna-kit/test/products'
import { createStack, post } from '@hakuna-kit/test/server/createStack'
import { describe, expect, it } from 'vitest'

const security = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-request-id': 'request-1',
}
const given = { 'x-request-id': 'request-1' }

describe('responses', () => {
  const { proxy } = createStack({ proxy: { session: { id: () => 'session-1' } } })

  it('have these headers and no others', async () => {
    const { status, headers } = await proxy(post('/plans', { products: [phone] }, given))
    expect(status).toBe(200)
    expect(Object.fromEntries(headers)).toEqual({ 'content-type': 'application/json', ...security })
  })

  it.each([
    [400, post('/plans', '{', given), {}],
    [404, post('/nowhere', {}, given), {}],
    [405, post('/cart/connections', {}, given), { allow: 'GET' }],
  ])('have them where they refuse with %i too', async (expected, request, more) => {
    const { status, headers } = await proxy(request)
    expect(status).toBe(expected)
    expect(Object.fromEntries(headers)).toEqual({ 'content-type': 'application/problem+json', ...security, ...more })
  })

  it('start a session also where they refuse', async () => {
    const response = await createStack().proxy(post('/plans', '{', given))
    expect(response.status).toBe(400)
    expect(response.headers.getSetCookie()).toEqual([expect.stringMatching(/^hakuna_session=/)])
  })
})
