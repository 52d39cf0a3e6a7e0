import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { phone } from '@hakuna-kit/test/products'
import { createStack, post } from '@hakuna-kit/test/server/createStack'
import { Redis } from 'ioredis'
import { RateLimiterRedis } from 'rate-limiter-flexible'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { guardProcess } from '../../../../../tools/guardProcess.mjs'
import { markClientAddress } from './clientAddress.js'
import { createMemoryRateLimitStore, sharedRateLimitStore, type RateLimitStore } from './RateLimitStore.js'

const lookUp = () => post('/plans', { products: [phone] })

/** Ends the windows that run, without a wait where the store counts by a clock that tests can set. */
type StoreUnderTest = { store: RateLimitStore; endWindow: (key: string) => Promise<void> }

/** What every store must do. */
function behavesLikeAStore(createStore: () => StoreUnderTest) {
  const limit = { requests: 3, windowMs: 1_000 }

  it('allows as many requests as the limit for each key, and says when the next one is allowed', async () => {
    const { store } = createStore()
    for (let call = 0; call < 3; call++) expect(await store.take('a', limit)).toEqual({ isAllowed: true })
    const verdict = await store.take('a', limit)
    expect(verdict).toEqual({ isAllowed: false, retryAfterMs: expect.any(Number) })
    expect((verdict as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(0)
    expect((verdict as { retryAfterMs: number }).retryAfterMs).toBeLessThanOrEqual(1_000)
    expect(await store.take('b', limit)).toEqual({ isAllowed: true })
  })

  it('allows no more than the limit when many requests come at once', async () => {
    const { store } = createStore()
    const verdicts = await Promise.all(Array.from({ length: 50 }, () => store.take('crowd', limit)))
    expect(verdicts.filter(({ isAllowed }) => isAllowed)).toHaveLength(3)
  })

  it('allows requests again after the window, as many as before', async () => {
    const { store, endWindow } = createStore()
    for (let call = 0; call < 5; call++) await store.take('c', limit)
    await endWindow('c')
    for (let call = 0; call < 3; call++) expect(await store.take('c', limit)).toEqual({ isAllowed: true })
    expect(await store.take('c', limit)).toMatchObject({ isAllowed: false })
  })
}

describe('the memory store', () => {
  const minute = { requests: 1, windowMs: 60_000 }

  behavesLikeAStore(() => {
    let time = 0
    const store = createMemoryRateLimitStore({ now: () => time })
    return { store, endWindow: async () => void (time += 1_000) }
  })

  it('ends a window to the millisecond', () => {
    let time = 5_000
    const { take } = createMemoryRateLimitStore({ now: () => time })
    take('a', minute)
    time = 64_999
    expect(take('a', minute)).toEqual({ isAllowed: false, retryAfterMs: 1 })
    time = 65_000
    expect(take('a', minute)).toEqual({ isAllowed: true })
    time = 65_500
    expect(take('a', minute)).toEqual({ isAllowed: false, retryAfterMs: 59_500 })
  })

  it('goes by the real clock where it gets none', () => {
    vi.useFakeTimers()
    try {
      const { take } = createMemoryRateLimitStore()
      take('a', minute)
      vi.advanceTimersByTime(20_000)
      expect(take('a', minute)).toEqual({ isAllowed: false, retryAfterMs: 40_000 })
    } finally {
      vi.useRealTimers()
    }
  })

  it.each([
    ['maxKeys', { maxKeys: 100 }, 100],
    ['50,000 without it', {}, 50_000],
  ])('keeps at most as many keys as %s, the last used', async (_, options, max) => {
    const { take } = createMemoryRateLimitStore({ now: () => 0, ...options })
    for (let key = 0; key < max; key++) await take(`key-${key}`, minute)
    expect(take('key-0', minute)).toMatchObject({ isAllowed: false })
    await take('one more', minute)
    expect(take('key-1', minute)).toEqual({ isAllowed: true })
    expect(take('key-0', minute)).toMatchObject({ isAllowed: false })
  })

  it('allows no request with a limit of 0', () => {
    const { take } = createMemoryRateLimitStore({ now: () => 7 })
    const refused = { isAllowed: false, retryAfterMs: 1_000 }
    expect(take('a', { requests: 0, windowMs: 1_000 })).toEqual(refused)
    expect(take('a', { requests: 0, windowMs: 1_000 })).toEqual(refused)
  })
})

describe('the shared store', () => {
  const perSession = { requests: 600, windowMs: 60_000 }
  const withLimiter = (consume: (key: string) => Promise<unknown>) => sharedRateLimitStore(() => ({ consume }))

  it('makes one limiter for each limit, and gives it the key', async () => {
    const calls: string[] = []
    const { take } = sharedRateLimitStore(({ requests, windowMs }) => {
      calls.push(`limiter ${requests}/${windowMs}`)
      return { consume: async (key) => calls.push(`${key} ${requests}/${windowMs}`) }
    })
    const others = [
      { ...perSession, requests: 3_000 },
      { ...perSession, windowMs: 1_000 },
    ]
    for (const limit of [perSession, ...others, { ...perSession }]) {
      expect(await take('key', limit)).toEqual({ isAllowed: true })
    }
    expect(calls).toEqual([
      'limiter 600/60000',
      'key 600/60000',
      'limiter 3000/60000',
      'key 3000/60000',
      'limiter 600/1000',
      'key 600/1000',
      'key 600/60000',
    ])
  })

  it('refuses with the time that the package says', async () => {
    const { take } = withLimiter(() => Promise.reject(Object.assign(Object.create(null), { msBeforeNext: 1_234 })))
    expect(await take('key', perSession)).toEqual({ isAllowed: false, retryAfterMs: 1_234 })
  })

  it.each([
    ['an error', new Error('redis is down')],
    ['an error that looks like a refusal', Object.assign(new Error('redis is down'), { msBeforeNext: 5 })],
    ['an object without a time', { msBeforeNext: 'soon' }],
    ['another object', {}],
    ['a text', 'down'],
    ['null', null],
    ['nothing', undefined],
  ])('fails, and does not refuse, with %s', async (_, thrown) => {
    const outcome = withLimiter(() => Promise.reject(thrown)).take('key', perSession)
    expect(await Promise.resolve(outcome).catch((error: unknown) => ({ error }))).toEqual({ error: thrown })
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
  const createStore = (storeClient: Redis, keyPrefix: string) =>
    sharedRateLimitStore(
      ({ requests, windowMs }) =>
        new RateLimiterRedis({ storeClient, keyPrefix, points: requests, duration: windowMs / 1_000 }),
    )
  behavesLikeAStore(() => {
    const keyPrefix = `test-${stores++}`
    // Redis has a clock of its own: the key is told to expire at once, after a look at when it would have.
    const endWindow = async (key: string): Promise<void> => {
      const name = `${keyPrefix}:${key}`
      expect(await redis.pttl(name)).toBeGreaterThan(0)
      await redis.pexpire(name, 1)
      await expect.poll(() => redis.exists(name), { interval: 2 }).toBe(0)
    }
    return { store: createStore(redis, keyPrefix), endWindow }
  })

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
