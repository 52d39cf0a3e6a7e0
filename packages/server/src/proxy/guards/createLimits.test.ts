import { describe, expect, it } from 'vitest'
import { phone } from '@hakuna-kit/test/products'
import { origin } from '@hakuna-kit/test/server/createBrowserFetch'
import { createStack, post } from '@hakuna-kit/test/server/createStack'
import { markClientAddress } from './clientAddress.js'
import type { ProxyEvent } from '../ProxyEvent.js'
import type { RateLimitStore, RateLimitVerdict } from './RateLimitStore.js'

const lookUp = () => post('/plans', { products: [phone] })

describe('request limits', () => {
  const limits = { perSession: { requests: 3, windowMs: 60_000 }, perAddress: { requests: 5, windowMs: 60_000 } }

  it('count requests of a session, and end with their window', async () => {
    let time = 0
    const { fetch, newBrowser } = createStack({ proxy: { limits, now: () => time } })
    const send = (browser: typeof fetch) =>
      browser('/api/protection/plans', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ products: [phone] }),
      })
    for (let call = 0; call < 4; call++) expect((await send(fetch)).status).toBe(200)
    time = 20_500
    const refused = await send(fetch)
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('40')
    expect(await refused.json()).toMatchObject({ code: 'too_many_requests' })
    expect((await send(newBrowser().fetch)).status).toBe(200)
    time = 59_999
    expect((await send(fetch)).headers.get('retry-after')).toBe('1')
    time = 60_000
    expect((await send(fetch)).status).toBe(200)
  })

  it('are 600 requests a minute of a session and 3,000 of an address by default', async () => {
    let time = 0
    const { proxy } = createStack({
      proxy: { now: () => time, session: { id: (request) => request.headers.get('x-shop-session') } },
    })
    const countAnswers = async (send: () => Request, status: number): Promise<number> => {
      let answers = 0
      while ((await proxy(send())).status === status) answers++
      return answers
    }
    const ofSession = () => post('/plans', '{', { 'x-shop-session': 'shop-7' })
    expect(await countAnswers(ofSession, 400)).toBe(600)
    const ofAddress = () => markClientAddress(new Request(origin), '203.0.113.9')
    expect(await countAnswers(ofAddress, 404)).toBe(3_000)
    for (const send of [ofSession, ofAddress]) {
      expect((await proxy(send())).headers.get('retry-after')).toBe('60')
      time = 59_999
      expect((await proxy(send())).status).toBe(429)
      time = 60_000
      expect((await proxy(send())).status).not.toBe(429)
      time = 0
    }
  })

  it('are none with `false`', async () => {
    const { proxy } = createStack({ proxy: { limits: false, session: { id: () => 'shop-7' } } })
    for (let call = 0; call < 601; call++) expect((await proxy(post('/plans', '{'))).status).toBe(400)
  })

  it('count requests of an address, with or without cookies, on unknown paths too', async () => {
    const events: ProxyEvent[] = []
    const { proxy } = createStack({ proxy: { limits, onEvent: (event) => events.push(event) } })
    const statuses: number[] = []
    for (let call = 0; call < 7; call++) {
      const request = call === 1 ? post('/nowhere', {}) : lookUp()
      statuses.push((await proxy(markClientAddress(request, '203.0.113.9'))).status)
    }
    expect(statuses).toEqual([200, 404, 200, 200, 200, 429, 429])
    expect((await proxy(markClientAddress(lookUp(), '203.0.113.10'))).status).toBe(200)
    expect(events.map(({ type }) => type)).not.toContain('shop_failed')
  })

  it('use the address that `limits.clientAddress` gives', async () => {
    const { proxy } = createStack({
      proxy: { limits: { ...limits, clientAddress: (request) => request.headers.get('cf-connecting-ip') } },
    })
    const send = (address: string) => proxy(post('/plans', { products: [phone] }, { 'cf-connecting-ip': address }))
    for (let call = 0; call < 5; call++) await send('203.0.113.9')
    expect((await send('203.0.113.9')).status).toBe(429)
    expect((await send('203.0.113.8')).status).toBe(200)
  })

  it.each([
    ['null', () => null],
    ['an empty text', () => ''],
    [
      'an error',
      () => {
        throw new Error('hunter2')
      },
    ],
  ])('do not count by address where `limits.clientAddress` gives %s', async (_, clientAddress) => {
    const events: ProxyEvent[] = []
    const perAddress = { requests: 0, windowMs: 60_000 }
    const { proxy } = createStack({
      proxy: { limits: { perAddress, clientAddress }, onEvent: (event) => events.push(event) },
    })
    expect((await proxy(markClientAddress(lookUp(), '203.0.113.9'))).status).toBe(200)
    expect(events.map(({ type }) => type)).toContain('client_address_unknown')
    expect(JSON.stringify(events)).not.toContain('hunter2')
  })

  it('report that `limits.clientAddress` failed, with the request id', async () => {
    const events: ProxyEvent[] = []
    const clientAddress = () => {
      throw new RangeError('hunter2')
    }
    const { proxy } = createStack({ proxy: { limits: { clientAddress }, onEvent: (event) => events.push(event) } })
    await proxy(post('/plans', { products: [phone] }, { 'x-request-id': 'request-1' }))
    expect(events[0]).toEqual({
      type: 'shop_failed',
      callback: 'limits.clientAddress',
      error: 'RangeError',
      requestId: 'request-1',
    })
  })

  it('ask the shared store for the address first, then for a session that has had a request', async () => {
    const taken: unknown[] = []
    let verdict: RateLimitVerdict = { isAllowed: true }
    const store: RateLimitStore = {
      take: (key, limit) => {
        taken.push([key, limit])
        return verdict
      },
    }
    const { fetch, proxy } = createStack({
      proxy: { limits: { ...limits, store, clientAddress: () => '2001:db8:1:2:3:4:5:6' } },
    })
    const send = () => fetch('/api/protection/cart/connections?cartId=cart-1')
    await send()
    await send()
    const cookie = [...fetch.cookies].map((pair) => pair.join('=')).join('; ')
    const { userSessionId } = await proxy.getUserSession(new Request(origin, { headers: { cookie } }))
    const ofAddress = ['address:2001:db8:1:2::/64', limits.perAddress]
    expect(taken).toEqual([ofAddress, ofAddress, [`session:${userSessionId}`, limits.perSession]])
    for (const [retryAfterMs, header] of [
      [0, '1'],
      [1_000, '1'],
      [1_001, '2'],
    ] as const) {
      verdict = { isAllowed: false, retryAfterMs }
      expect((await send()).headers.get('retry-after')).toBe(header)
    }
  })

  it('report once that the address is not known', async () => {
    const events: ProxyEvent[] = []
    const { proxy } = createStack({ proxy: { onEvent: (event) => events.push(event) } })
    await proxy(lookUp())
    await proxy(lookUp())
    expect(events.filter(({ type }) => type === 'client_address_unknown')).toHaveLength(1)
  })

  it('are counted in memory while the shared store is down', async () => {
    const events: ProxyEvent[] = []
    const store: RateLimitStore = {
      take: () => Promise.reject(new Error('redis://user:hunter2@host is down')),
    }
    const { proxy } = createStack({ proxy: { limits: { ...limits, store }, onEvent: (event) => events.push(event) } })
    const statuses: number[] = []
    for (let call = 0; call < 6; call++) statuses.push((await proxy(markClientAddress(lookUp(), '203.0.113.9'))).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
    const failures = events.filter(({ type }) => type === 'shop_failed')
    expect(failures).toHaveLength(6)
    expect(failures[0]).toEqual({
      type: 'shop_failed',
      callback: 'limits.store',
      error: 'Error',
      requestId: expect.any(String),
    })
    expect(JSON.stringify(events)).not.toContain('hunter2')
  })

  it('can be turned off', async () => {
    const { proxy } = createStack({ proxy: { limits: false } })
    for (let call = 0; call < 50; call++) {
      expect((await proxy(markClientAddress(post('/nowhere', {}), '203.0.113.9'))).status).toBe(404)
    }
  })
})
