import { z } from 'zod'
import { idField, optionalTextField, quantityField } from '../http/fields.js'
import { moneyField } from '../v1/WireOffer.js'

/** Epoch seconds (order feed page). Milliseconds, as the other pages of that age use, are the usual slip. */
const secondsField = z.int().min(0).max(99_999_999_999, 'Expected seconds, not milliseconds')

const lineItem = z.object({
  id: idField,
  quantity: quantityField,
  product_data: z.object({ id: idField, price: moneyField, brand: optionalTextField, title: optionalTextField }),
  custom_properties: z
    .object({
      /** On protected lines: the id of the plan line. */
      protection_line_item_id: idField.optional(),
      /** On plan lines: where the plan comes from. */
      offer_id: idField.optional(),
      plan_id: idField.optional(),
    })
    .optional(),
  fulfillments: z.array(z.object({ quantity: quantityField, fulfilled_at: secondsField })),
  refunds: z.array(z.object({ quantity: quantityField, refunded_at: secondsField })),
})

const orderSnapshot = z
  .object({
    id: idField,
    status: z.enum(['placed', 'cancelled']),
    placed_at: secondsField,
    cancelled_at: secondsField.nullable(),
    customer: z.object({
      first_name: optionalTextField,
      last_name: optionalTextField,
      email: optionalTextField,
      phone: optionalTextField,
    }),
    customer_billing_address: z.object({
      address_line_1: optionalTextField,
      address_line_2: optionalTextField,
      city: optionalTextField,
      /** The one field that may not be empty (documented). */
      country: z.string().regex(/^[a-z]{2}$/, 'Expected a lower-case two-letter country code'),
      zip: optionalTextField,
    }),
    line_items: z
      .array(lineItem)
      .min(1)
      .refine((lines) => new Set(lines.map(({ id }) => id)).size === lines.length, 'Two lines have the same id'),
  })
  .refine(({ status, cancelled_at }) => (status === 'cancelled') === (cancelled_at !== null), {
    path: ['cancelled_at'],
    message: 'Must be set when the order is cancelled, and only then',
  })

/** Body of `POST /feeds/order`: whole orders (guide "Using the Order feed", documented). */
export const feedMessage = z.array(orderSnapshot).min(1)

export type FeedOrder = z.output<typeof orderSnapshot>
export type FeedLine = FeedOrder['line_items'][number]
