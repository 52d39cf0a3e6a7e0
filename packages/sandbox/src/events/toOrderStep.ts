import { cancelLines } from '../orders/cancelLines.js'
import { cancelOrder } from '../orders/cancelOrder.js'
import type { OrderStep } from '../orders/createOrders.js'
import { fulfillLines } from '../orders/fulfillLines.js'
import type { LineChange } from '../orders/LineChange.js'
import { refundLines } from '../orders/refundLines.js'
import type { EventMessage } from './eventMessage.js'

type ChangeMessage = Exclude<EventMessage, { type: 'order_placed' }>

/** The change that an order event makes. Placement is not one: see `placeEventOrder`. */
export function toOrderStep(message: ChangeMessage, windowDays: number): OrderStep {
  switch (message.type) {
    case 'order_fulfillment_added': {
      const changes = toChanges(message.payload.items, 'fulfillment_items', (item) => item.fulfilled_at)
      return { type: 'fulfilled', run: (order) => fulfillLines(order, changes) }
    }
    case 'order_refund_added': {
      const changes = toChanges(message.payload.items, 'refund_items', (item) => item.refunded_at)
      return { type: 'refunded', run: (order) => refundLines(order, changes, { windowDays, plansFollow: false }) }
    }
    case 'order_line_items_cancelled': {
      const changes = toChanges(message.payload.items, 'cancelled_line_items', (item) => item.cancelled_at)
      return { type: 'line_items_cancelled', run: (order) => cancelLines(order, changes) }
    }
    case 'order_cancelled': {
      const at = message.payload.cancelled_at
      return { type: 'cancelled', run: (order) => cancelOrder(order, at, 'payload.cancelled_at') }
    }
  }
}

function toChanges<Item extends { line_item_id: string; quantity?: number | undefined }>(
  items: readonly Item[],
  list: string,
  atOf: (item: Item) => string,
): LineChange[] {
  return items.map((item, index) => ({
    lineItemId: item.line_item_id,
    quantity: item.quantity,
    at: atOf(item),
    path: `payload.${list}[${index}]`,
  }))
}
