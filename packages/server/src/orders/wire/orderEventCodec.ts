import { z } from 'zod'

/**
 * The insurer's order events, as its page "Sharing order events with the Events API" shows them (v2.0, documented). Where its earlier guide
 * spells a list differently, or a sample mixes two shapes, the schema reads both and answers the one that we write.
 */
export type OrderEvent =
  | { type: 'order_placed'; payload: OrderPlacedPayload }
  | { type: 'order_fulfillment_added'; payload: { order_id: string; fulfillment_items: FulfilledItem[] } }
  | { type: 'order_refund_added'; payload: { order_id: string; refund_items: RefundedItem[] } }
  | { type: 'order_line_items_cancelled'; payload: { order_id: string; cancelled_line_items: CancelledItem[] } }
  | { type: 'order_cancelled'; payload: { order_id: string; cancelled_at: string } }

export type OrderPlacedPayload = {
  order_id: string
  /** ISO 8601, UTC, milliseconds; so are all times of the events. */
  placed_at: string
  order_currency: string
  cart_id?: string | undefined
  customer: { first_name: string; last_name: string; email: string }
  customer_billing_address: {
    address_line_1: string
    address_line_2: string
    city: string
    country: string
    zip: string
  }
  line_items: PlacedLineItem[]
}

export type PlacedLineItem = {
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

export type FulfilledItem = { line_item_id: string; quantity: number; fulfilled_at: string }
export type RefundedItem = { line_item_id: string; quantity: number; refunded_at: string }
/** Without a quantity the whole line is meant (our reading of the sample that leaves it out). */
export type CancelledItem = { line_item_id: string; quantity?: number | undefined; cancelled_at: string }

const id = z.string().min(1)
const quantity = z.int().min(1)
const time = z.iso.datetime()

const fulfilledItem = z.object({ line_item_id: id, quantity, fulfilled_at: time })
const refundedItem = z.object({ line_item_id: id, quantity, refunded_at: time })

// One sample of the page has `refunded_at` in the list of cancellations: pasted, as it seems, from the refunds.
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
  customer: z.object({ first_name: z.string(), last_name: z.string(), email: z.string() }),
  customer_billing_address: z.object({
    address_line_1: z.string(),
    address_line_2: z.string(),
    city: z.string(),
    country: z.string().regex(/^[a-z]{2}$/),
    zip: z.string(),
  }),
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
const otherSpellings: Record<string, string> = {
  fulfillment_line_items: 'fulfillment_items',
  refund_line_items: 'refund_items',
}

function foldSpellings(event: unknown): unknown {
  if (typeof event !== 'object' || event === null || !('payload' in event)) return event
  const { payload } = event
  if (typeof payload !== 'object' || payload === null) return event
  const entries = Object.entries(payload).map(([name, value]) => [otherSpellings[name] ?? name, value] as const)
  return { ...event, payload: Object.fromEntries(entries) }
}
