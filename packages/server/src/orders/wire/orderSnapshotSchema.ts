import { z } from 'zod'

/** One order of the insurer's order feed: the whole order, every time (guide "Using the Order feed", v1.2, documented). */
export type OrderSnapshot = {
  id: string
  status: 'placed' | 'cancelled'
  /** Seconds since 1970; so are all times of the feed. */
  placed_at: number
  cancelled_at: number | null
  customer: { first_name: string; last_name: string; email: string; phone: string }
  customer_billing_address: {
    address_line_1: string
    address_line_2: string
    city: string
    country: string
    zip: string
  }
  line_items: SnapshotLineItem[]
}

export type SnapshotLineItem = {
  id: string
  quantity: number
  product_data: { id: string; price: { amount: number; currency: string }; brand: string; title: string }
  /** On protected lines the plan line's id, on plan lines where the plan comes from, on others absent. */
  custom_properties?: { protection_line_item_id: string } | { offer_id: string; plan_id: string } | undefined
  /** Always empty on plan lines; so are the refunds (documented). */
  fulfillments: { quantity: number; fulfilled_at: number }[]
  refunds: { quantity: number; refunded_at: number }[]
}

const seconds = z.int().min(0)
const quantity = z.int().min(1)

const snapshotLineItem = z.object({
  id: z.string().min(1),
  quantity,
  product_data: z.object({
    id: z.string().min(1),
    price: z.object({ amount: z.int().min(0), currency: z.string().regex(/^[a-z]{3}$/) }),
    brand: z.string(),
    title: z.string(),
  }),
  custom_properties: z
    .union([
      z.object({ protection_line_item_id: z.string().min(1) }),
      z.object({ offer_id: z.string().min(1), plan_id: z.string().min(1) }),
    ])
    .optional(),
  fulfillments: z.array(z.object({ quantity, fulfilled_at: seconds })),
  refunds: z.array(z.object({ quantity, refunded_at: seconds })),
})

/** Reads one element of the feed. */
export const orderSnapshotSchema: z.ZodType<OrderSnapshot> = z.object({
  id: z.string().min(1),
  status: z.enum(['placed', 'cancelled']),
  placed_at: seconds,
  cancelled_at: seconds.nullable(),
  customer: z.object({ first_name: z.string(), last_name: z.string(), email: z.string(), phone: z.string() }),
  customer_billing_address: z.object({
    address_line_1: z.string(),
    address_line_2: z.string(),
    city: z.string(),
    country: z.string().min(1),
    zip: z.string(),
  }),
  line_items: z.array(snapshotLineItem).min(1),
})
