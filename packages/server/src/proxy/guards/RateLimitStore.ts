import { LRUCache } from 'lru-cache'
import type { Awaitable } from '../../Awaitable.js'

/** At most `requests` in each window of `windowMs` milliseconds. */
export type RateLimit = { requests: number; windowMs: number }

/** Whether one more request is allowed, and if not, in how many milliseconds the next one is. */
export type RateLimitVerdict = { isAllowed: true } | { isAllowed: false; retryAfterMs: number }

/** Counts requests. Several processes that serve one shop share a store, see `sharedRateLimitStore`. */
export type RateLimitStore = {
  /** Counts one request for the key. Must be atomic. */
  take(key: string, limit: RateLimit): Awaitable<RateLimitVerdict>
}

/**
 * Counts in memory, for each process on its own and without a timer, so it runs where timers are not allowed between
 * requests. Keeps at most `maxKeys` keys; then the least recently used is forgotten and starts at zero again.
 */
export function createMemoryRateLimitStore({
  maxKeys = 50_000,
  now = Date.now,
}: { maxKeys?: number | undefined; now?: (() => number) | undefined } = {}): RateLimitStore {
  const windows = new LRUCache<string, { count: number; endsAt: number }>({ max: maxKeys })
  return {
    take(key, { requests, windowMs }) {
      const time = now()
      const current = windows.get(key)
      if (!current || current.endsAt <= time) {
        windows.set(key, { count: 1, endsAt: time + windowMs })
        return requests > 0 ? { isAllowed: true } : { isAllowed: false, retryAfterMs: windowMs }
      }
      if (++current.count <= requests) return { isAllowed: true }
      return { isAllowed: false, retryAfterMs: current.endsAt - time }
    },
  }
}

/** What is used of a limiter of the package `rate-limiter-flexible`. */
export type FlexibleRateLimiter = { consume(key: string): Promise<unknown> }

/**
 * Counts in a store that several processes share, through the limiters of the package `rate-limiter-flexible`: Redis,
 * Valkey, PostgreSQL, Memcached and more. One limiter is made for each limit.
 *
 * ```ts
 * const store = sharedRateLimitStore(({ requests, windowMs }) =>
 *   new RateLimiterRedis({ storeClient: redis, keyPrefix: 'hakuna', points: requests, duration: windowMs / 1000 }))
 * createProtectionProxy({ secretKey, limits: { store } })
 * ```
 */
export function sharedRateLimitStore(createLimiter: (limit: RateLimit) => FlexibleRateLimiter): RateLimitStore {
  const limiters = new Map<string, FlexibleRateLimiter>()
  return {
    async take(key, limit) {
      const name = `${limit.requests}/${limit.windowMs}`
      const limiter = limiters.get(name) ?? createLimiter(limit)
      limiters.set(name, limiter)
      try {
        await limiter.consume(key)
        return { isAllowed: true }
      } catch (refusal) {
        // The package refuses with an object of its own, and fails with an Error.
        if (refusal instanceof Error || !isRefusal(refusal)) throw refusal
        return { isAllowed: false, retryAfterMs: refusal.msBeforeNext }
      }
    },
  }
}

function isRefusal(thrown: unknown): thrown is { msBeforeNext: number } {
  return (
    typeof thrown === 'object' && thrown !== null && 'msBeforeNext' in thrown && typeof thrown.msBeforeNext === 'number'
  )
}
