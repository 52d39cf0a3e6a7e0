import type { Cart } from '@hakuna-kit/core'

/** A cart as stored. `locked`: it is being paid for and must not change. */
export type StoredCart = Cart & { version: string; locked: boolean }

/** Stores carts. `owner` is the shop session plus currency: a session has one cart for each currency. */
export interface CartStore {
  load(owner: string): Promise<StoredCart | undefined>
  save(owner: string, cart: StoredCart): Promise<void>
  remove(owner: string): Promise<void>
}

/** Keeps carts until the process ends. */
export function createMemoryCartStore(): CartStore {
  const carts = new Map<string, StoredCart>()
  return {
    load: async (owner) => structuredClone(carts.get(owner)),
    save: async (owner, cart) => void carts.set(owner, structuredClone(cart)),
    remove: async (owner) => void carts.delete(owner),
  }
}
