import { createMemoryCartStore } from '../carts/CartStore.js'
import { createMemoryOrderStore } from '../orders/OrderStore.js'
import type { Storage } from './Storage.js'

/** Keeps the shop's data until the process ends. Orders are not reported to the insurer: that needs the outbox. */
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
