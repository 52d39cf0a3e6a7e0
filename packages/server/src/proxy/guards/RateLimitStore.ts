import { LRUCache } from 'lru-cache'

/** So many requests in each window of time. */
export type RateLimit = { requests: number; windowMs: number }

/** Whether one more request is allowed, and if not, when the next one is. */
export type RateLimitVerdict = { isAllowed: true } | { isAllowed: false; retryAfterMs: number }

/** Counts requests. Several processes that serve one shop share a store, see `sharedRateLimitStore`. */
export type RateLimitStore = {
  /** Counts one request for the key. Must be atomic. */
  take(key: string, limit: RateLimit): RateLimitVerdict | Promise<RateLimitVerdict>
}

/** A `RateLimitStore` that knows at once. */
export type MemoryRateLimitStore = { take(key: string, limit: RateLimit): RateLimitVerdict }

/**
 * Counts in memory, per instance and with no timer, so it runs where timers are not allowed between requests. Bounded: with more keys than
 * `maxKeys` in use, the longest unused starts anew.
 */
export function createMemoryRateLimitStore({
  maxKeys = 50_000,
  now = Date.now,
}: { maxKeys?: number | undefined; now?: (() => number) | undefined } = {}): MemoryRateLimitStore {
  const windows = new LRUCache<string, { count: number; endsAt: number }>({ max: maxKeys })
  return {
    take(key, { requests, windowMs }) {
      const time = now()
      const current = windows.get(key)
      if (!current || current.endsAt <= time) {
        windows.set(key, { count: 1, endsAt: time + windowMs })
        return { isAllowed: requests > 0 } as RateLimitVerdict
      }
      if (++current.count <= requests) return { isAllowed: true }
      return { isAllowed: false, retryAfterMs: current.endsAt - time }
    },
  }
}

/** What we need of a limiter of the package `rate-limiter-flexible`. */
export type FlexibleRateLimiter = { consume(key: string): Promise<unknown> }

/**
 * Counts in a store that several processes share, through the limiters of the package `rate-limiter-flexible`: Redis, Valkey, PostgreSQL,
 * Memcached and more. One limiter is made for each limit.
 *
 * ```ts
 * const rateLimitStore = sharedRateLimitStore(({ requests, windowMs }) =>
 *   new RateLimiterRedis({ storeClient: redis, keyPrefix: 'hakuna', points: requests, duration: windowMs / 1000 }))
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
        // A refusal is an object of the package's own, trouble with the store an Error.
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
