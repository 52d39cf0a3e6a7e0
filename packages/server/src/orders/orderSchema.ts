import { z } from 'zod'
import type { Order } from './order.js'

const id = z.string().min(1)
const text = z.string()
const time = z.iso.datetime()
const quantity = z.int().min(1)
const currency = z.string().regex(/^[a-z]{3}$/)

const customer = z.object({ firstName: text, lastName: text, email: text, phone: text.optional() })

const billingAddress = z.object({
  addressLine1: text,
  addressLine2: text,
  city: text,
  zip: text,
  country: z.string().regex(/^[a-z]{2}$/),
})

const lineItem = z.object({
  id,
  quantity,
  productId: id,
  title: text,
  brand: text.optional(),
  unitPrice: z.object({ amount: z.int().min(0), currency }),
  customProperties: z.record(z.string(), text).optional(),
})

const placedFields = { id, currency, cartId: id.optional(), customer, billingAddress }

/** What the shop passes to `placeOrder`. Quantities and dates are checked later, because they have their own codes. */
export const newOrderSchema = z.object({
  ...placedFields,
  placedAt: z.unknown(),
  lineItems: z.array(lineItem.extend({ quantity: z.unknown() })),
  planConnections: z
    .array(z.object({ productLineItemId: id, planLineItemId: id, quantity: z.number().optional() }))
    .optional(),
})

/** A stored order. */
export const orderSchema: z.ZodType<Order> = z.object({
  ...placedFields,
  status: z.enum(['placed', 'cancelled']),
  placedAt: time,
  cancelledAt: time.nullable(),
  lineItems: z.array(lineItem).min(1),
  planConnections: z.array(z.object({ productLineItemId: id, planLineItemId: id, quantity })),
  ambiguousPlans: z.array(
    z.object({ productReference: id, productLineItemIds: z.array(id), planLineItemIds: z.array(id) }),
  ),
  changes: z.array(
    z.object({
      id,
      digest: id,
      type: z.enum(['fulfilled', 'refunded', 'line_items_cancelled', 'cancelled']),
      at: time,
      items: z.array(z.object({ lineItemId: id, quantity, productLineItemId: id.optional() })),
      knownToInsurer: z.literal(true).optional(),
    }),
  ),
})
