import { LRUCache } from 'lru-cache'
import type { Awaitable } from '../../Awaitable.js'

/**
 * Remembers which session first used a cart. The default is in memory, for each process on its own. Where several
 * processes serve one shop, and neither `cart.id` nor `cart.adapter` is given, write one over a shared store.
 */
export type CartBindingStore = {
  /** Binds the cart to the session unless it is bound, and answers the session that it is bound to. Must be atomic. */
  bind(cartId: string, userSessionId: string): Awaitable<string>
}

/** Keeps at most `max` carts; then the least recently used is forgotten and may be bound again. */
export function createMemoryCartBindings(max = 50_000): CartBindingStore {
  const owners = new LRUCache<string, string>({ max })
  return {
    bind(cartId, userSessionId) {
      const owner = owners.get(cartId)
      if (owner !== undefined) return owner
      owners.set(cartId, userSessionId)
      return userSessionId
    },
  }
}
