import type { Order } from '@hakuna-kit/server/orders'

/** An order as stored: Hakuna Kit's order model, and who placed it. */
export type ShopOrder = {
  order: Order
  shopSessionId: string
  /** The insurer's user session at checkout. */
  userSessionId: string
  /** The format in which this order is reported to the insurer. It never changes. */
  format: 'events' | 'feed'
  checkoutReport: 'pending' | 'delivered'
}

export interface OrderStore {
  load(orderId: string): Promise<ShopOrder | undefined>
  save(order: ShopOrder): Promise<void>
  /** Newest first. */
  list(): Promise<ShopOrder[]>
}

/** Keeps orders until the process ends. */
export function createMemoryOrderStore(): OrderStore {
  const orders = new Map<string, ShopOrder>()
  return {
    load: async (orderId) => structuredClone(orders.get(orderId)),
    save: async (order) => void orders.set(order.order.id, structuredClone(order)),
    list: async () => structuredClone([...orders.values()].reverse()),
  }
}
