import { z } from 'zod'
import { addressField, idField, optionalTextField, quantityField } from '../http/fields.js'
import { offerProductField } from './offerRequest.js'

/** Epoch milliseconds, as on every v1 page except the order feed. */
const millisecondsField = z.int().min(100_000_000_000, 'Expected milliseconds, not seconds').max(8_640_000_000_000_000)

const customer = z.object({
  first_name: optionalTextField,
  last_name: optionalTextField,
  email: optionalTextField,
  phone: optionalTextField.optional(),
})

/** A line is a plan, with its product inside (shape of the published answer). */
const lineItem = z.object({
  id: idField.optional(),
  quantity: quantityField,
  offer_id: idField,
  plan_id: idField,
  /** Required when the offer is for a collection (guide "Orders"). */
  protected_product: offerProductField.optional(),
})

/** Request that places an order. Only the answer is published; the request is our guess from it. */
export const managedOrderRequest = z.object({
  /** Absent: the insurer makes one. */
  id: idField.optional(),
  placed_at: millisecondsField.optional(),
  sales_channel: z.enum(['e-commerce', 'post-purchase', 'offline']).optional(),
  customer,
  customer_billing_address: addressField,
  line_items: z
    .array(lineItem)
    .min(1)
    .refine((lines) => {
      const ids = lines.flatMap(({ id }) => id ?? [])
      return new Set(ids).size === ids.length
    }, 'Two lines have the same id'),
})

export type ManagedOrderRequest = z.output<typeof managedOrderRequest>

const units = { line_item_id: idField, quantity: quantityField.optional() }

/**
 * The bodies of fulfilments and refunds are unpublished; the names follow the events page. Without a quantity: all
 * units that are left. Without a time: now.
 */
export const fulfillmentRequest = z.object({
  fulfillment_items: z.array(z.object({ ...units, fulfilled_at: millisecondsField.optional() })).min(1),
})

export const refundRequest = z.object({
  refund_items: z.array(z.object({ ...units, refunded_at: millisecondsField.optional() })).min(1),
})

/** The body may be missing (vendor page "Cancel an order"). */
export const cancellationRequest = z.object({ reason: z.string().max(500).optional() }).optional()
