import type { OutboxEntry } from '@hakuna-kit/server/orders'
import type { DevtoolsOrderEvent } from '@hakuna-kit/react/devtools'
import type { ShopOrder } from './OrderStore.js'

const eventTypes: Record<string, string> = {
  placement: 'order_placed',
  fulfillment: 'order_fulfillment_added',
  refund: 'order_refund_added',
  line_items_cancellation: 'order_line_items_cancelled',
  cancellation: 'order_cancelled',
}

/** What the developer panel shows of an order: its changes and their delivery. Has no customer data. */
export function toDevtoolsEvents({ order }: ShopOrder, entries: OutboxEntry[]): DevtoolsOrderEvent[] {
  const toItem = ({ lineItemId, quantity }: { lineItemId: string; quantity: number }) => {
    const line = order.lineItems.find(({ id }) => id === lineItemId)
    return { productId: line?.customProperties?.['productReference'] ?? line?.productId ?? lineItemId, quantity }
  }
  const changes = [
    {
      id: 'placement',
      at: order.placedAt,
      items: order.lineItems.map(({ id, quantity }) => ({ lineItemId: id, quantity })),
    },
    ...order.changes,
  ]
  return changes.map((change) => {
    const entry = entries.find(({ changeId }) => changeId === change.id)
    return {
      type: eventTypes[change.id.split(':')[0] ?? ''] ?? change.id,
      orderId: order.id,
      at: change.at,
      delivery: entry?.state,
      attempts: entry?.attempts,
      failure: entry?.lastFailure?.kind,
      items: change.items.map(toItem),
    }
  })
}
