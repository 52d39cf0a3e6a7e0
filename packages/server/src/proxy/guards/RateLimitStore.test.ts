import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { phone } from '@hakuna-kit/test/products'
import { createStack, post } from '@hakuna-kit/test/server/createStack'
import { Redis } from 'ioredis'
import { RateLimiterRedis } from 'rate-limiter-flexible'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guardProcess } from '../../../../../tools/guardProcess.mjs'
import { markClientAddress } from './clientAddress.js'
import { createMemoryRateLimitStore, sharedRateLimitStore, type RateLimitStore } from './RateLimitStore.js'

const lookUp = () => post('/plans', { products: [phone] })

/** What every store must do. */
function behavesLikeAStore(createStore: () => RateLimitStore) {
  const limit = { requests: 3, windowMs: 1_000 }

  it('allows as many requests as the limit for each key, and says when the next one is allowed', async () => {
    const store = createStore()
    for (let call = 0; call < 3; call++) expect(await store.take('a', limit)).toEqual({ isAllowed: true })
    const verdict = await store.take('a', limit)
    expect(verdict).toEqual({ isAllowed: false, retryAfterMs: expect.any(Number) })
    expect((verdict as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(0)
    expect((verdict as { retryAfterMs: number }).retryAfterMs).toBeLessThanOrEqual(1_000)
    expect(await store.take('b', limit)).toEqual({ isAllowed: true })
  })

  it('allows no more than the limit when many requests come at once', async () => {
    const store = createStore()
    const verdicts = await Promise.all(Array.from({ length: 50 }, () => store.take('crowd', limit)))
    expect(verdicts.filter(({ isAllowed }) => isAllowed)).toHaveLength(3)
  })

  it('allows requests again after the window', async () => {
    const store = createStore()
    for (let call = 0; call < 4; call++) await store.take('c', limit)
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    expect(await store.take('c', limit)).toEqual({ isAllowed: true })
  })
}

describe('the memory store', () => {
  behavesLikeAStore(() => createMemoryRateLimitStore())

  it('keeps at most maxKeys keys', async () => {
    const store = createMemoryRateLimitStore({ maxKeys: 100 })
    const limit = { requests: 1, windowMs: 60_000 }
    await store.take('first', limit)
    for (let key = 0; key < 100; key++) await store.take(`key-${key}`, limit)
    expect(await store.take('first', limit)).toEqual({ isAllowed: true })
  })

  it('allows no request with a limit of 0', () => {
    expect(createMemoryRateLimitStore().take('a', { requests: 0, windowMs: 1_000 })).toEqual({
      isAllowed: false,
      retryAfterMs: 1_000,
    })
  })
})

const hasRedis = spawnSync('redis-server', ['--version']).status === 0
if (!hasRedis) {
  console.warn(
    'SKIPPED: no redis-server on PATH, so the shared store was not tested with a real Redis. ' +
      'Install the package redis-server.',
  )
}
// CI installs Redis, so a missing one fails there.
describe.runIf(hasRedis || process.env['CI'])('the shared store on a real Redis', () => {
  let server: ChildProcess
  let guard: ReturnType<typeof guardProcess>
  let redis: Redis
  const others: Redis[] = []

  beforeAll(async () => {
    const port = await findFreePort()
    server = spawn('redis-server', ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'])
    guard = guardProcess({ pid: server.pid })
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
    guard.release()
  })

  let stores = 0
  const createStore = (storeClient = redis, keyPrefix = `test-${stores++}`) =>
    sharedRateLimitStore(
      ({ requests, windowMs }) =>
        new RateLimiterRedis({ storeClient, keyPrefix, points: requests, duration: windowMs / 1_000 }),
    )
  behavesLikeAStore(() => createStore())

  it('counts two processes together', async () => {
    const [one, two] = others.map((connection) => createStore(connection, 'shop'))
    const perAddress = { requests: 4, windowMs: 60_000 }
    const proxies = [one, two].map((store) => createStack({ proxy: { limits: { perAddress, store } } }).proxy)
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
