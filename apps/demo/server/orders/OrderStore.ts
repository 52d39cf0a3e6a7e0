import type { Order } from '@hakuna-kit/server/orders'

/** An order as the shop keeps it: Hakuna Kit's order model, and whose order it is. */
export type ShopOrder = {
  order: Order
  shopSessionId: string
  /** The insurer's user session, when the proxy knew it at checkout. */
  userSessionId: string
  /** In which of the insurer's two ways this order is told; it stays with that one. */
  format: 'events' | 'feed'
  checkoutReport: 'pending' | 'delivered'
}

export interface OrderStore {
  load(orderId: string): Promise<ShopOrder | undefined>
  save(order: ShopOrder): Promise<void>
  /** Newest first. */
  list(): Promise<ShopOrder[]>
}

/** Orders that live as long as the process. */
export function createMemoryOrderStore(): OrderStore {
  const orders = new Map<string, ShopOrder>()
  return {
    load: async (orderId) => structuredClone(orders.get(orderId)),
    save: async (order) => void orders.set(order.order.id, structuredClone(order)),
    list: async () => structuredClone([...orders.values()].reverse()),
  }
}
