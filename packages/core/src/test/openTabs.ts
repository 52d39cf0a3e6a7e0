import type { CartAction } from '../CartChange.js'
import type { Cart, CartAdapter } from '../cart.js'
import type { CartSyncAnnouncement, CartSyncTabs } from '../sync/CartSync.js'
import { createQueueLock } from '../sync/simulation/simulatedTabs.js'
import { createMemoryCart, type MemoryCartOptions } from '../testing/index.js'
import { phoneWithPlan, startCartSync } from './startCartSync.js'

/** Connects the engines of one process. A message arrives at once; `sent` holds all that the engines sent. */
export function createChannel() {
  const listeners = new Set<(announcement: CartSyncAnnouncement) => void>()
  const sent: CartSyncAnnouncement[] = []
  const tabs: CartSyncTabs = (onAnnounced) => {
    listeners.add(onAnnounced)
    return {
      announce(announcement) {
        sent.push(announcement)
        for (const listener of listeners) if (listener !== onAnnounced) listener(announcement)
      },
      close: () => listeners.delete(onAnnounced),
    }
  }
  /** A message of another tab that is none of the engines. */
  const send = (announcement: CartSyncAnnouncement): void => listeners.forEach((listener) => listener(announcement))
  return { tabs, sent, send, listeners }
}

type TabsOptions = MemoryCartOptions & {
  answers?: (cart: Cart, round: number) => CartAction[]
  change?: (adapter: CartAdapter) => CartAdapter
}

/** Two tabs of one browser over one memory cart, by default a cart with versions. Without `answers` it is settled. */
export function openTabs({ answers = () => [], change = (adapter) => adapter, ...cart }: TabsOptions = {}) {
  const shop = createMemoryCart({ lineItems: phoneWithPlan(), hasVersions: true, ...cart })
  const channel = createChannel()
  const lock = createQueueLock()
  const open = () => startCartSync(undefined, { cart: change(shop.connect()), lock, tabs: channel.tabs, answers })
  return { shop, channel, here: open(), there: open() }
}

/** Memory carts and these channels work in microtasks only, so nothing is under way afterwards. */
export const microtasksEnd = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
