import { z } from 'zod'
import { idField, optionalTextField, quantityField } from '../http/fields.js'
import { offerProductField } from './WireOffer.js'

/** Epoch milliseconds, as all of the older API but the feed writes times. */
const millisecondsField = z.int().min(100_000_000_000, 'Expected milliseconds, not seconds').max(8_640_000_000_000_000)

export const customerField = z.object({
  first_name: optionalTextField,
  last_name: optionalTextField,
  email: optionalTextField,
  phone: optionalTextField.optional(),
})

export const billingAddressField = z.object({
  address_line_1: optionalTextField,
  address_line_2: optionalTextField,
  city: optionalTextField,
  country: z.string().regex(/^[a-z]{2}$/, 'Expected a lower-case two-letter country code'),
  zip: optionalTextField,
})

/** A line is a plan here, with its product inside (shape of the published answer). */
const lineItem = z.object({
  id: idField.optional(),
  quantity: quantityField,
  offer_id: idField,
  plan_id: idField,
  /** Needed where the offer is for a collection (guide "Orders"). */
  protected_product: offerProductField.optional(),
})

/** Request that places an order. Only the answer is published; this is our guess from it. */
export const managedOrderRequest = z.object({
  /** The insurer makes one up where the merchant gives none. */
  id: idField.optional(),
  placed_at: millisecondsField.optional(),
  sales_channel: z.enum(['e-commerce', 'post-purchase', 'offline']).optional(),
  customer: customerField,
  customer_billing_address: billingAddressField,
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

/** Bodies are unpublished; the names follow the events page. Without a quantity: all that is left; without a time: now. */
export const fulfillmentRequest = z.object({
  fulfillment_items: z.array(z.object({ ...units, fulfilled_at: millisecondsField.optional() })).min(1),
})

export const refundRequest = z.object({
  refund_items: z.array(z.object({ ...units, refunded_at: millisecondsField.optional() })).min(1),
})

/** The body may be missing (vendor page "Cancel an order"). */
export const cancellationRequest = z.object({ reason: z.string().max(500).optional() }).optional()

/** An order as the insurer answers it (shape from the vendor page "Cancel an order"; times in milliseconds). */
export type WireManagedOrder = {
  id: string
  payment_handler: 'merchant'
  placed_at: number
  customer: ManagedOrderRequest['customer']
  customer_billing_address: ManagedOrderRequest['customer_billing_address']
  line_items: {
    id: string
    offer_id: string
    plan_id: string
    quantity: number
    protected_product: NonNullable<ManagedOrderRequest['line_items'][number]['protected_product']>
  }[]
  status: 'placed' | 'cancelled'
  cancelled_at: number | null
  cancel_reason: string | null
  fulfillments: { line_item_id: string; quantity: number; fulfilled_at: number }[]
  refunds: { line_item_id: string; quantity: number; refunded_at: number }[]
}
