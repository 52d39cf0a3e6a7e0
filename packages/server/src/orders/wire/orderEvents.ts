import { isPlanLineItem, type LineItem } from '@hakuna-kit/core'
import { orderEventSchema, type OrderEvent, type PlacedLineItem } from './orderEventCodec.js'
import { checkShape } from '../checkShape.js'
import type { ChangedUnits, Order, OrderChange } from '../order.js'

/** The event of an order's placing, in the insurer's JSON. */
export function toOrderPlacedEvent(order: Order): OrderEvent {
  const { customer, billingAddress } = order
  return {
    type: 'order_placed',
    payload: {
      order_id: order.id,
      placed_at: order.placedAt,
      order_currency: order.currency,
      ...(order.cartId !== undefined && { cart_id: order.cartId }),
      customer: { first_name: customer.firstName, last_name: customer.lastName, email: customer.email },
      customer_billing_address: {
        address_line_1: billingAddress.addressLine1,
        address_line_2: billingAddress.addressLine2,
        city: billingAddress.city,
        country: billingAddress.country,
        zip: billingAddress.zip,
      },
      line_items: order.lineItems.map(toPlacedLineItem),
    },
  }
}

/** The event of a change, in the insurer's JSON. */
export function toOrderEvent({ id: order_id }: Order, { type, at, items }: OrderChange): OrderEvent {
  switch (type) {
    case 'fulfilled':
      return {
        type: 'order_fulfillment_added',
        payload: { order_id, fulfillment_items: perLine(items).map((item) => ({ ...item, fulfilled_at: at })) },
      }
    case 'refunded':
      return {
        type: 'order_refund_added',
        payload: { order_id, refund_items: perLine(items).map((item) => ({ ...item, refunded_at: at })) },
      }
    case 'line_items_cancelled':
      return {
        type: 'order_line_items_cancelled',
        payload: { order_id, cancelled_line_items: perLine(items).map((item) => ({ ...item, cancelled_at: at })) },
      }
    case 'cancelled':
      return { type: 'order_cancelled', payload: { order_id, cancelled_at: at } }
  }
}

/**
 * Reads an order event that somebody else wrote, in either of the insurer's spellings, and answers it as we write it: list keys of the events
 * page, `cancelled_at` in cancellations, the plans' brand in lower case.
 *
 * @throws InvalidOrderError with the path of the first fault
 */
export function readOrderEvent(json: unknown): OrderEvent {
  return checkShape(orderEventSchema, json)
}

function toPlacedLineItem(line: LineItem): PlacedLineItem {
  const reference = line.customProperties?.['productReference']
  return {
    id: line.id,
    quantity: line.quantity,
    price_amount: line.unitPrice.amount,
    product_id: line.productId,
    product_title: line.title,
    // The feed demands lower case; for events every sample writes `Hakuna`. One spelling for both is our reading.
    product_brand: isPlanLineItem(line) ? 'hakuna' : (line.brand ?? ''),
    ...(reference !== undefined && { custom_properties: { product_reference: reference } }),
  }
}

/** The insurer's lists know lines, not pairings. */
function perLine(items: ChangedUnits[]): { line_item_id: string; quantity: number }[] {
  const quantities = new Map<string, number>()
  for (const { lineItemId, quantity } of items) quantities.set(lineItemId, (quantities.get(lineItemId) ?? 0) + quantity)
  return [...quantities].map(([line_item_id, quantity]) => ({ line_item_id, quantity }))
}
