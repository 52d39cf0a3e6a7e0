import { z } from 'zod'
import { lineItemsField } from '../cart/lineItemsField.js'
import { addressField, currencyField, idField, isoTimeField, optionalTextField, quantityField } from '../http/fields.js'

const customer = z.object({
  first_name: optionalTextField,
  last_name: optionalTextField,
  email: optionalTextField,
})

const orderPlaced = z.object({
  type: z.literal('order_placed'),
  payload: z.object({
    order_id: idField,
    placed_at: isoTimeField,
    order_currency: currencyField,
    /** Only from shops that report carts (guide "ERP + E-commerce integration"). */
    cart_id: idField.optional(),
    customer,
    customer_billing_address: addressField,
    line_items: lineItemsField.min(1),
  }),
})

const fulfilledItem = z.object({ line_item_id: idField, quantity: quantityField, fulfilled_at: isoTimeField })
const refundedItem = z.object({ line_item_id: idField, quantity: quantityField, refunded_at: isoTimeField })

/** The sample on the events page has two shapes in one list: `quantity` may be missing, and the time has two names. */
const cancelledItem = z
  .object({
    line_item_id: idField,
    quantity: quantityField.optional(),
    cancelled_at: isoTimeField.optional(),
    refunded_at: isoTimeField.optional(),
  })
  .transform(({ cancelled_at, refunded_at, ...item }, context) => {
    const at = cancelled_at ?? refunded_at
    if (at !== undefined) return { ...item, cancelled_at: at }
    context.addIssue({ code: 'custom', path: ['cancelled_at'], message: 'Required' })
    return z.NEVER
  })

/** Two pages give the same list different names. One of the names is required, both are refused. */
function listUnderOneOf<Item extends z.ZodType>(name: string, otherName: string, item: Item) {
  const list = z.array(item).min(1)
  return z
    .looseObject({ order_id: idField, [name]: list.optional(), [otherName]: list.optional() })
    .transform((payload, context) => {
      const lists = [payload[name], payload[otherName]].filter((found) => found !== undefined)
      if (lists.length === 1) return { order_id: payload.order_id as string, items: lists[0] as z.output<Item>[] }
      context.addIssue({
        code: 'custom',
        path: [name],
        message: lists.length ? `Given twice, also as ${otherName}` : 'Required',
      })
      return z.NEVER
    })
}

/** The five order events (events page; the older guide names two of the lists differently). */
export const eventMessage = z.discriminatedUnion('type', [
  orderPlaced,
  z.object({
    type: z.literal('order_fulfillment_added'),
    payload: listUnderOneOf('fulfillment_items', 'fulfillment_line_items', fulfilledItem),
  }),
  z.object({
    type: z.literal('order_refund_added'),
    payload: listUnderOneOf('refund_items', 'refund_line_items', refundedItem),
  }),
  z.object({
    type: z.literal('order_line_items_cancelled'),
    payload: z
      .object({ order_id: idField, cancelled_line_items: z.array(cancelledItem).min(1) })
      .transform(({ order_id, cancelled_line_items }) => ({ order_id, items: cancelled_line_items })),
  }),
  z.object({
    type: z.literal('order_cancelled'),
    payload: z.object({ order_id: idField, cancelled_at: isoTimeField }),
  }),
])

/** An order event. Both names of a list are read into `items`. */
export type EventMessage = z.output<typeof eventMessage>
