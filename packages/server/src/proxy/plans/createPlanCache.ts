import type { Product } from '@hakuna-kit/core'
import { LRUCache } from 'lru-cache'
import type { FoundPlans } from './createPlanLookups.js'

export type PlanCacheOptions = {
  /** `session`: each shopper's answers are kept apart, as the insurer asks for the session on each lookup. `shared`: one for all. */
  scope: 'session' | 'shared'
  /** How long an answer is fresh. Milliseconds. */
  ttlMs: number
  /** How much longer it may serve while the insurer is down. Milliseconds; 0: not at all. */
  staleIfErrorMs: number
  /** All entries together, about. Bytes. */
  maxBytes: number
  now: () => number
}

type Entry = { found: FoundPlans; at: number }

/** Answers of the plan lookup, bounded by size: with more, the longest unused goes. */
export type PlanCache = {
  keyOf(product: Product, userSessionId: string): string
  getFresh(key: string): FoundPlans | undefined
  /** Fresh or within the time allowed while the insurer is down. */
  getStale(key: string): FoundPlans | undefined
  set(key: string, found: FoundPlans): void
}

export function createPlanCache({ scope, ttlMs, staleIfErrorMs, maxBytes, now }: PlanCacheOptions): PlanCache {
  const entries = new LRUCache<string, Entry>({
    maxSize: maxBytes,
    // Two bytes a character at worst, and what an entry costs besides.
    sizeCalculation: ({ found }, key) => 2 * (key.length + found.plansJson.length) + 200,
  })
  const get = (key: string, maxAgeMs: number): FoundPlans | undefined => {
    const entry = entries.get(key)
    if (!entry) return undefined
    const ageMs = now() - entry.at
    if (ageMs > ttlMs + staleIfErrorMs) entries.delete(key)
    return ageMs >= 0 && ageMs <= maxAgeMs ? entry.found : undefined
  }
  return {
    keyOf({ id, category, title, brand, price }, userSessionId) {
      const product = JSON.stringify([id, category ?? null, title, brand, price.amount, price.currency])
      return scope === 'shared' ? product : userSessionId + product
    },
    getFresh: (key) => get(key, ttlMs),
    getStale: (key) => get(key, ttlMs + staleIfErrorMs),
    set: (key, found) => void entries.set(key, { found, at: now() }),
  }
}
