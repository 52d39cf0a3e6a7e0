import { z } from 'zod'
import { checkShape } from './checkShape.js'
import type { Order } from './order.js'

/**
 * Checks an order that comes from storage. The model's functions take an `Order` at its word, so read every stored one through this.
 *
 * @throws InvalidOrderError with the path of the first fault
 */
export function readOrder(json: unknown): Order {
  return checkShape(orderSchema, json)
}

const id = z.string().min(1)
const time = z.iso.datetime()
const quantity = z.int().min(1)
const money = z.object({ amount: z.int().min(0), currency: z.string().regex(/^[a-z]{3}$/) })

export const orderSchema: z.ZodType<Order> = z.object({
  id,
  status: z.enum(['placed', 'cancelled']),
  placedAt: time,
  cancelledAt: time.nullable(),
  currency: z.string().regex(/^[a-z]{3}$/),
  cartId: id.optional(),
  customer: z.object({ firstName: z.string(), lastName: z.string(), email: z.string(), phone: z.string().optional() }),
  billingAddress: z.object({
    addressLine1: z.string(),
    addressLine2: z.string(),
    city: z.string(),
    zip: z.string(),
    country: z.string().regex(/^[a-z]{2}$/),
  }),
  lineItems: z
    .array(
      z.object({
        id,
        quantity,
        productId: id,
        title: z.string(),
        brand: z.string().optional(),
        unitPrice: money,
        customProperties: z.record(z.string(), z.string()).optional(),
      }),
    )
    .min(1),
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
