import type { OrderSummary } from '../../shared/shopApi.js'

/** An order as the shop keeps it: with the cart and the sessions that it came from. */
export type StoredOrder = OrderSummary & {
  cartId: string
  shopSessionId: string
  /** The insurer's user session, when the proxy knew it at checkout. */
  userSessionId: string
  checkoutReport: 'pending' | 'delivered'
}

export interface OrderStore {
  load(orderId: string): Promise<StoredOrder | undefined>
  save(order: StoredOrder): Promise<void>
  list(): Promise<StoredOrder[]>
}

/** Orders that live as long as the process. */
export function createMemoryOrderStore(): OrderStore {
  const orders = new Map<string, StoredOrder>()
  return {
    load: async (orderId) => structuredClone(orders.get(orderId)),
    save: async (order) => void orders.set(order.id, structuredClone(order)),
    list: async () => structuredClone([...orders.values()]),
  }
}
