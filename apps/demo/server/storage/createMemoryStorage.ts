import { createMemoryCartStore } from '../carts/CartStore.js'
import { createMemoryOrderStore } from '../orders/OrderStore.js'
import type { Storage } from './Storage.js'

/** Forgets everything with the process, and starts at once. Orders are not told to the insurer: that takes the outbox. */
export function createMemoryStorage(): Storage {
  const settings = new Map<string, unknown>()
  return {
    carts: createMemoryCartStore(),
    orders: createMemoryOrderStore(),
    settings: {
      load: async (name) => settings.get(name),
      save: async (name, value) => void settings.set(name, value),
    },
    journal: { append: async () => {}, list: async () => [] },
    close: async () => {},
  }
}
