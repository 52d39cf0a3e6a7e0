import { createServer } from 'node:net'
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { Redis } from 'ioredis'
import { RateLimiterRedis } from 'rate-limiter-flexible'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { phone } from '@hakuna-kit/test/products'
import { createStack, post } from '@hakuna-kit/test/server/createStack'
import { markClientAddress } from './clientAddress.js'
import { toNetwork } from './createLimits.js'
import type { ProxyEvent } from '../ProxyEvent.js'
import { createMemoryRateLimitStore, sharedRateLimitStore, type RateLimitStore } from './RateLimitStore.js'

const lookUp = () => post('/plans', { products: [phone] })

describe('request limits', () => {
  const limits = { perSession: { requests: 3, windowMs: 60_000 }, perAddress: { requests: 5, windowMs: 60_000 } }

  it('hold for a session, and end with their window', async () => {
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

  it('hold for an address, with or without cookies, on unknown paths too', async () => {
    const { proxy } = createStack({ proxy: { limits } })
    const statuses: number[] = []
    for (let call = 0; call < 7; call++) {
      const request = call === 1 ? post('/nowhere', {}) : lookUp()
      statuses.push((await proxy(markClientAddress(request, '203.0.113.9'))).status)
    }
    expect(statuses).toEqual([200, 404, 200, 200, 200, 429, 429])
    expect((await proxy(markClientAddress(lookUp(), '203.0.113.10'))).status).toBe(200)
  })

  it('take the address from where the shop says', async () => {
    const { proxy } = createStack({
      proxy: { limits, clientAddress: (request) => request.headers.get('cf-connecting-ip') },
    })
    const send = (address: string) => proxy(post('/plans', { products: [phone] }, { 'cf-connecting-ip': address }))
    for (let call = 0; call < 5; call++) await send('203.0.113.9')
    expect((await send('203.0.113.9')).status).toBe(429)
    expect((await send('203.0.113.8')).status).toBe(200)
  })

  it('say once that nobody tells the address', async () => {
    const events: ProxyEvent[] = []
    const { proxy } = createStack({ proxy: { onEvent: (event) => events.push(event) } })
    await proxy(lookUp())
    await proxy(lookUp())
    expect(events.filter(({ type }) => type === 'client_address_unknown')).toHaveLength(1)
  })

  it('go on in memory while the shared store is down', async () => {
    const events: ProxyEvent[] = []
    const rateLimitStore: RateLimitStore = {
      take: () => Promise.reject(new Error('redis://user:hunter2@host is down')),
    }
    const { proxy } = createStack({ proxy: { limits, rateLimitStore, onEvent: (event) => events.push(event) } })
    const statuses: number[] = []
    for (let call = 0; call < 6; call++) statuses.push((await proxy(markClientAddress(lookUp(), '203.0.113.9'))).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'shop_failed', callback: 'rateLimitStore', error: 'Error' }),
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

describe('toNetwork', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('counts %s as %s', (address, network) => expect(toNetwork(address)).toBe(network))
})

/** What every store must do; `limit` is three requests a window. */
function behavesLikeAStore(createStore: () => RateLimitStore) {
  const limit = { requests: 3, windowMs: 1_000 }

  it('allows what the limit allows, per key, and says when to come back', async () => {
    const store = createStore()
    for (let call = 0; call < 3; call++) expect(await store.take('a', limit)).toEqual({ isAllowed: true })
    const verdict = await store.take('a', limit)
    expect(verdict).toEqual({ isAllowed: false, retryAfterMs: expect.any(Number) })
    expect((verdict as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(0)
    expect((verdict as { retryAfterMs: number }).retryAfterMs).toBeLessThanOrEqual(1_000)
    expect(await store.take('b', limit)).toEqual({ isAllowed: true })
  })

  it('allows no more than the limit when many ask at once', async () => {
    const store = createStore()
    const verdicts = await Promise.all(Array.from({ length: 50 }, () => store.take('crowd', limit)))
    expect(verdicts.filter(({ isAllowed }) => isAllowed)).toHaveLength(3)
  })

  it('starts anew after the window', async () => {
    const store = createStore()
    for (let call = 0; call < 4; call++) await store.take('c', limit)
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    expect(await store.take('c', limit)).toEqual({ isAllowed: true })
  })
}

describe('the memory store', () => {
  behavesLikeAStore(() => createMemoryRateLimitStore())

  it('is bounded', async () => {
    const store = createMemoryRateLimitStore({ maxKeys: 100 })
    const limit = { requests: 1, windowMs: 60_000 }
    await store.take('first', limit)
    for (let key = 0; key < 100; key++) await store.take(`key-${key}`, limit)
    expect(await store.take('first', limit)).toEqual({ isAllowed: true })
  })

  it('allows nothing where nothing is allowed', () => {
    expect(createMemoryRateLimitStore().take('a', { requests: 0, windowMs: 1_000 })).toMatchObject({ isAllowed: false })
  })
})

const hasRedis = spawnSync('redis-server', ['--version']).status === 0
if (!hasRedis) {
  console.warn(
    'SKIPPED: no redis-server on PATH, so the shared store was not proven against a real Redis. Install the package redis-server.',
  )
}
// CI installs one, so there a missing Redis is a failure and not a gap.
describe.runIf(hasRedis || process.env['CI'])('the shared store on a real Redis', () => {
  let server: ChildProcess
  let redis: Redis
  const others: Redis[] = []

  beforeAll(async () => {
    const port = await findFreePort()
    server = spawn('redis-server', ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'])
    await new Promise<void>((resolve, reject) => {
      server.on('error', reject)
      server.stdout?.on('data', (text: Buffer) => text.toString().includes('Ready to accept') && resolve())
    })
    redis = new Redis(port, '127.0.0.1')
    others.push(redis, new Redis(port, '127.0.0.1'))
  })
  afterAll(async () => {
    await Promise.all(others.map((connection) => connection.quit()))
    server?.kill()
  })

  let stores = 0
  const createStore = (storeClient = redis, keyPrefix = `test-${stores++}`) =>
    sharedRateLimitStore(
      ({ requests, windowMs }) =>
        new RateLimiterRedis({ storeClient, keyPrefix, points: requests, duration: windowMs / 1_000 }),
    )
  behavesLikeAStore(() => createStore())

  it('is one limit for two processes', async () => {
    const [one, two] = others.map((connection) => createStore(connection, 'shop'))
    const limits = { perAddress: { requests: 4, windowMs: 60_000 } }
    const proxies = [one, two].map((rateLimitStore) => createStack({ proxy: { limits, rateLimitStore } }).proxy)
    const statuses: number[] = []
    for (let call = 0; call < 6; call++) {
      statuses.push((await proxies[call % 2]!(markClientAddress(lookUp(), '203.0.113.9'))).status)
    }
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429])
  })
})

function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
