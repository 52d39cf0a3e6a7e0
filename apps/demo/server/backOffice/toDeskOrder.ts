import { isPlanLineItem } from '@hakuna-kit/core'
import { readLineItemStatus, type Order } from '@hakuna-kit/server/orders'
import type { DeskChange, DeskLine, DeskOrder } from '../../shared/backOfficeApi.js'
import type { ShopOrder } from '../orders/OrderStore.js'

/** An order as the back office shows it: each line with its shipped, refunded and cancelled units. */
export function toDeskOrder({ order, format, checkoutReport }: ShopOrder): DeskOrder {
  const lines = toLines(order)
  const { id, placedAt, status, currency, customer } = order
  return {
    id,
    placedAt,
    status,
    currency,
    customerName: `${customer.firstName} ${customer.lastName}`.trim(),
    format,
    checkoutReport,
    lines,
    changes: order.changes.map((change): DeskChange => ({
      id: change.id,
      type: change.type,
      at: change.at,
      items: change.items.map(({ lineItemId, quantity }) => ({
        title: order.lineItems.find((line) => line.id === lineItemId)?.title ?? lineItemId,
        quantity,
      })),
    })),
    canCancelOrder: status === 'placed' && lines.every(({ fulfilled }) => fulfilled === 0),
  }
}

function toLines(order: Order): DeskLine[] {
  const status = readLineItemStatus(order)
  return order.lineItems.map((line) => {
    const { ordered = line.quantity, cancelled = 0, fulfilled = 0, refunded = 0 } = status.get(line.id) ?? {}
    const covering = order.planConnections.filter(({ productLineItemId }) => productLineItemId === line.id)
    const isPlan = isPlanLineItem(line)
    const shippedUnits = isPlan ? unitsWithCustomer(order, line.id) : fulfilled
    return {
      id: line.id,
      kind: isPlan ? 'plan' : 'product',
      productId: line.productId,
      title: line.title,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      cancelled,
      fulfilled,
      refunded,
      open: Math.max(0, ordered - cancelled - (isPlan ? Math.max(shippedUnits, refunded) : fulfilled)),
      returnable: Math.max(0, Math.min(shippedUnits, ordered - cancelled) - refunded),
      planLineItemIds: covering.map(({ planLineItemId }) => planLineItemId),
    }
  })
}

/** Plans in force: one for each shipped unit of their products. Plans themselves are not shipped. */
function unitsWithCustomer(order: Order, planLineItemId: string): number {
  const status = readLineItemStatus(order)
  return order.planConnections
    .filter((connection) => connection.planLineItemId === planLineItemId)
    .reduce(
      (sum, { productLineItemId, quantity }) => sum + Math.min(quantity, status.get(productLineItemId)?.fulfilled ?? 0),
      0,
    )
}
