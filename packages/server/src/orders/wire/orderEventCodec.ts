import { isPlanLineItem, type LineItem } from '@hakuna-kit/core'
import { z } from 'zod'
import { checkShape } from '../checkShape.js'
import type { ChangedUnits, Order, OrderChange } from '../order.js'
import {
  encodeBillingAddress,
  encodeCustomer,
  wireBillingAddress,
  wireCustomer,
  type WireBillingAddress,
  type WireCustomer,
} from './customerCodec.js'

/**
 * The insurer's order events, as its page "Sharing order events with the Events API" shows them (v2.0, documented).
 * Where its earlier guide spells a list differently, or a sample mixes two shapes, the schema reads both and answers
 * the one that we write.
 */
export type OrderEvent =
  | { type: 'order_placed'; payload: OrderPlacedPayload }
  | { type: 'order_fulfillment_added'; payload: { order_id: string; fulfillment_items: FulfilledItem[] } }
  | { type: 'order_refund_added'; payload: { order_id: string; refund_items: RefundedItem[] } }
  | { type: 'order_line_items_cancelled'; payload: { order_id: string; cancelled_line_items: CancelledItem[] } }
  | { type: 'order_cancelled'; payload: { order_id: string; cancelled_at: string } }

type OrderPlacedPayload = {
  order_id: string
  /** ISO 8601, UTC, milliseconds; so are all times of the events. */
  placed_at: string
  order_currency: string
  cart_id?: string | undefined
  customer: WireCustomer
  customer_billing_address: WireBillingAddress
  line_items: PlacedLineItem[]
}

type PlacedLineItem = {
  id: string
  quantity: number
  /** Unit price in minor units (our reading: all samples have quantity 1). */
  price_amount: number
  product_id: string
  product_title: string
  /** `hakuna` in lower case on plan lines. */
  product_brand: string
  /** On plan lines: the product id that the plan protects. */
  custom_properties?: { product_reference: string } | undefined
}

type FulfilledItem = { line_item_id: string; quantity: number; fulfilled_at: string }
type RefundedItem = { line_item_id: string; quantity: number; refunded_at: string }
/** Without a quantity the whole line is meant (our reading of the sample that leaves it out). */
type CancelledItem = { line_item_id: string; quantity?: number | undefined; cancelled_at: string }

/** The event of a placed order. */
export function encodePlacedOrder(order: Order): OrderEvent {
  return {
    type: 'order_placed',
    payload: {
      order_id: order.id,
      placed_at: order.placedAt,
      order_currency: order.currency,
      ...(order.cartId !== undefined && { cart_id: order.cartId }),
      customer: encodeCustomer(order.customer),
      customer_billing_address: encodeBillingAddress(order.billingAddress),
      line_items: order.lineItems.map(encodeLineItem),
    },
  }
}

/** The event of a change. */
export function encodeOrderChange({ id: order_id }: Order, { type, at, items }: OrderChange): OrderEvent {
  switch (type) {
    case 'fulfilled':
      return {
        type: 'order_fulfillment_added',
        payload: { order_id, fulfillment_items: sumByLine(items).map((item) => ({ ...item, fulfilled_at: at })) },
      }
    case 'refunded':
      return {
        type: 'order_refund_added',
        payload: { order_id, refund_items: sumByLine(items).map((item) => ({ ...item, refunded_at: at })) },
      }
    case 'line_items_cancelled':
      return {
        type: 'order_line_items_cancelled',
        payload: { order_id, cancelled_line_items: sumByLine(items).map((item) => ({ ...item, cancelled_at: at })) },
      }
    case 'cancelled':
      return { type: 'order_cancelled', payload: { order_id, cancelled_at: at } }
  }
}

/**
 * Reads an order event that another system wrote, in either of the insurer's spellings, and answers it as we write it:
 * list keys of the events page, `cancelled_at` in cancellations, the plans' brand in lower case.
 *
 * @throws OrderError `order_invalid` with the path of the first fault
 */
export function readOrderEvent(json: unknown): OrderEvent {
  return checkShape(orderEventSchema, json)
}

function encodeLineItem(line: LineItem): PlacedLineItem {
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

/** Events list each line once, without its connections. */
function sumByLine(items: ChangedUnits[]): { line_item_id: string; quantity: number }[] {
  const quantities = new Map<string, number>()
  for (const { lineItemId, quantity } of items) quantities.set(lineItemId, (quantities.get(lineItemId) ?? 0) + quantity)
  return [...quantities].map(([line_item_id, quantity]) => ({ line_item_id, quantity }))
}

const id = z.string().min(1)
const quantity = z.int().min(1)
const time = z.iso.datetime()

const fulfilledItem = z.object({ line_item_id: id, quantity, fulfilled_at: time })
const refundedItem = z.object({ line_item_id: id, quantity, refunded_at: time })

// One sample of the page has `refunded_at` in the list of cancellations, probably copied from the refunds.
const cancelledItem = z
  .object({
    line_item_id: id,
    quantity: quantity.optional(),
    cancelled_at: time.optional(),
    refunded_at: time.optional(),
  })
  .transform(({ cancelled_at, refunded_at, ...item }, context): CancelledItem => {
    const at = cancelled_at ?? refunded_at
    if (at !== undefined) return { ...item, cancelled_at: at }
    context.addIssue({ code: 'custom', path: ['cancelled_at'], message: 'Required' })
    return z.NEVER
  })

const placedLineItem = z
  .object({
    id,
    quantity,
    price_amount: z.int().min(0),
    product_id: id,
    product_title: z.string(),
    product_brand: z.string(),
    custom_properties: z.object({ product_reference: id }).optional(),
  })
  // The events' samples write `Hakuna`, the feed demands `hakuna`: the same brand.
  .transform(({ product_brand, custom_properties, ...line }): PlacedLineItem => ({
    ...line,
    product_brand: custom_properties ? product_brand.toLowerCase() : product_brand,
    ...(custom_properties && { custom_properties }),
  }))

const orderPlacedPayload = z.object({
  order_id: id,
  placed_at: time,
  order_currency: z.string().regex(/^[a-z]{3}$/),
  cart_id: id.optional(),
  customer: wireCustomer,
  customer_billing_address: wireBillingAddress,
  line_items: z.array(placedLineItem).min(1),
})

/** Reads an order event in either spelling. */
export const orderEventSchema: z.ZodType<OrderEvent> = z.preprocess(
  foldSpellings,
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('order_placed'), payload: orderPlacedPayload }),
    z.object({
      type: z.literal('order_fulfillment_added'),
      payload: z.object({ order_id: id, fulfillment_items: z.array(fulfilledItem).min(1) }),
    }),
    z.object({
      type: z.literal('order_refund_added'),
      payload: z.object({ order_id: id, refund_items: z.array(refundedItem).min(1) }),
    }),
    z.object({
      type: z.literal('order_line_items_cancelled'),
      payload: z.object({ order_id: id, cancelled_line_items: z.array(cancelledItem).min(1) }),
    }),
    z.object({ type: z.literal('order_cancelled'), payload: z.object({ order_id: id, cancelled_at: time }) }),
  ]),
)

/** The earlier guide "ERP + E-commerce integration" names two lists differently. */
function foldSpellings(event: unknown): unknown {
  const otherSpellings: Record<string, string> = {
    fulfillment_line_items: 'fulfillment_items',
    refund_line_items: 'refund_items',
  }
  if (typeof event !== 'object' || event === null || !('payload' in event)) return event
  const { payload } = event
  if (typeof payload !== 'object' || payload === null) return event
  const entries = Object.entries(payload).map(([name, value]) => [otherSpellings[name] ?? name, value] as const)
  return { ...event, payload: Object.fromEntries(entries) }
}
