import type { Cart } from '@hakuna-kit/core'

/** A cart as the shop keeps it. `locked`: the shopper is paying, so nothing may change. */
export type StoredCart = Cart & { version: string; locked: boolean }

/** Where carts are kept. `owner` is the shop session plus currency: a session has one cart for each currency. */
export interface CartStore {
  load(owner: string): Promise<StoredCart | undefined>
  save(owner: string, cart: StoredCart): Promise<void>
  remove(owner: string): Promise<void>
}

/** Carts that live as long as the process. */
export function createMemoryCartStore(): CartStore {
  const carts = new Map<string, StoredCart>()
  return {
    load: async (owner) => structuredClone(carts.get(owner)),
    save: async (owner, cart) => void carts.set(owner, structuredClone(cart)),
    remove: async (owner) => void carts.delete(owner),
  }
}
