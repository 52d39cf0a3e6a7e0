import { describe, expect, it } from 'vitest'
import { phone } from '@hakuna-kit/test/products'
import { createStack, post } from '@hakuna-kit/test/server/createStack'
import { markClientAddress } from './clientAddress.js'
import type { ProxyEvent } from '../ProxyEvent.js'
import type { RateLimitStore } from './RateLimitStore.js'

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
    time = 60_001
    expect((await send(fetch)).status).toBe(200)
  })

  it('count requests of an address, with or without cookies, on unknown paths too', async () => {
    const { proxy } = createStack({ proxy: { limits } })
    const statuses: number[] = []
    for (let call = 0; call < 7; call++) {
      const request = call === 1 ? post('/nowhere', {}) : lookUp()
      statuses.push((await proxy(markClientAddress(request, '203.0.113.9'))).status)
    }
    expect(statuses).toEqual([200, 404, 200, 200, 200, 429, 429])
    expect((await proxy(markClientAddress(lookUp(), '203.0.113.10'))).status).toBe(200)
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
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'shop_failed', callback: 'limits.store', error: 'Error' }),
    )
    expect(JSON.stringify(events)).not.toContain('hunter2')
  })

  it('can be turned off', async () => {
    const { proxy } = createStack({ proxy: { limits: false } })
    for (let call = 0; call < 50; call++) {
      expect((await proxy(markClientAddress(post('/nowhere', {}), '203.0.113.9'))).status).toBe(404)
    }
  })
})
