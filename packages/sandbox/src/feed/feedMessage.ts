import { z } from 'zod'
import { addressField, idField, moneyField, optionalTextField, quantityField } from '../http/fields.js'

/** Epoch seconds (order feed page). The other v1 pages use milliseconds, so those are a common mistake here. */
const secondsField = z.int().min(0).max(99_999_999_999, 'Expected seconds, not milliseconds')

const lineItem = z.object({
  id: idField,
  quantity: quantityField,
  product_data: z.object({ id: idField, price: moneyField, brand: optionalTextField, title: optionalTextField }),
  custom_properties: z
    .object({
      /** On protected lines: the id of the plan line. */
      protection_line_item_id: idField.optional(),
      /** On plan lines: the offer and the plan in it. */
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
    customer_billing_address: addressField,
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

export const isPlanLine = ({ custom_properties, product_data }: FeedLine) =>
  custom_properties?.offer_id !== undefined ||
  custom_properties?.plan_id !== undefined ||
  product_data.brand.toLowerCase() === 'hakuna'

/** Epoch seconds as ISO 8601. */
export const toIso = (seconds: number) => new Date(seconds * 1000).toISOString()
