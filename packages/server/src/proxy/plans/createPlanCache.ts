import type { NoPlansReason, Product } from '@hakuna-kit/core'
import { LRUCache } from 'lru-cache'
import type { InsurerErrorKind } from '../../insurer/transport/InsurerError.js'

/** How long the proxy keeps the plans of a product. */
export type PlanCacheOptions = {
  /**
   * `session` (default): an answer serves only the session that asked, since the insurer requires the session in each
   * lookup. `shared`: it serves all sessions; use it where all shoppers get the same plans.
   */
  scope?: 'session' | 'shared' | undefined
  /** How long an answer is fresh. Milliseconds, default 300,000 (5 minutes). */
  ttlMs?: number | undefined
  /** How much longer an answer may serve while the insurer is down. Milliseconds, default 0: not at all. */
  staleIfErrorMs?: number | undefined
  /** Memory for all entries, about. Bytes, default 16,000,000. */
  maxBytes?: number | undefined
}

/** Plans of one product as JSON text, ready to be sent; `reason` says why there are none. */
export type FoundPlans = {
  plansJson: string
  reason?: NoPlansReason | undefined
  /** With `insurer_unavailable`: how the call failed. */
  failure?: { kind: InsurerErrorKind | 'unknown'; status?: number | undefined } | undefined
}

/** Answers of the plan lookup, bounded by size: beyond it the least recently used entry is dropped. */
export type PlanCache = {
  keyOf(product: Product, userSessionId: string): string
  getFresh(key: string): FoundPlans | undefined
  /** Fresh, or within the extra time that is allowed while the insurer is down. */
  getStale(key: string): FoundPlans | undefined
  set(key: string, found: FoundPlans): void
}

export function createPlanCache({
  scope = 'session',
  ttlMs = 300_000,
  staleIfErrorMs = 0,
  maxBytes = 16_000_000,
  now,
}: PlanCacheOptions & { now: () => number }): PlanCache {
  const entries = new LRUCache<string, { found: FoundPlans; at: number }>({
    maxSize: maxBytes,
    // A character takes up to two bytes; 200 bytes stand for the entry itself.
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
