import { z } from 'zod'
import { toIsoMoment, type Moment } from '../../orders/moments.js'
import { encodeBillingAddress, encodeCustomerWithPhone } from '../../orders/wire/customerCodec.js'
import type { ManagedOrder, ManagedUnits, NewManagedOrder } from './ManagedOrder.js'

const milliseconds = z.int().min(0)
const units = { line_item_id: z.string(), quantity: z.int().min(1) }

const wireOrder = z.object({
  id: z.string().min(1),
  status: z.enum(['placed', 'cancelled']),
  cancelled_at: milliseconds.nullish(),
  cancel_reason: z.string().nullish(),
  line_items: z.array(
    z.object({
      id: z.string(),
      quantity: z.int().min(1),
      offer_id: z.string(),
      plan_id: z.string(),
      protected_product: z.object({
        id: z.string(),
        price: z.object({ amount: z.int().min(0), currency: z.string() }),
      }),
    }),
  ),
  fulfillments: z.array(z.object({ ...units, fulfilled_at: milliseconds })),
  refunds: z.array(z.object({ ...units, refunded_at: milliseconds })),
})

/** Times in milliseconds, as on all pages of this version but the feed's. */
const toMilliseconds = (moment: Moment, path: string): number => Date.parse(toIsoMoment(moment, path))

/** @throws OrderError `order_invalid_date` */
export function encodeManagedOrder({ customer, billingAddress, ...order }: NewManagedOrder): object {
  return {
    id: order.id,
    placed_at: toMilliseconds(order.placedAt, 'order.placedAt'),
    sales_channel: order.salesChannel,
    customer: encodeCustomerWithPhone(customer),
    customer_billing_address: encodeBillingAddress(billingAddress),
    line_items: order.lineItems.map((line) => ({
      id: line.id,
      quantity: line.quantity,
      offer_id: line.offerId,
      plan_id: line.planId,
      protected_product: line.protectedProduct,
    })),
  }
}

/** @throws OrderError `order_invalid_date` */
export function encodeUnits(
  items: ManagedUnits[],
  timeKey: 'fulfilled_at' | 'refunded_at',
  moment: Moment,
  path: string,
): object[] {
  const at = toMilliseconds(moment, path)
  return items.map(({ lineItemId, quantity }) => ({ line_item_id: lineItemId, quantity, [timeKey]: at }))
}

/** `undefined` when the answer is unusable. */
export function decodeManagedOrder(answer: unknown): ManagedOrder | undefined {
  const parsed = wireOrder.safeParse(answer)
  if (!parsed.success) return undefined
  const { data } = parsed
  return {
    id: data.id,
    status: data.status,
    cancelledAt: typeof data.cancelled_at === 'number' ? new Date(data.cancelled_at).toISOString() : null,
    cancelReason: data.cancel_reason ?? null,
    lineItems: data.line_items.map((line) => ({
      id: line.id,
      quantity: line.quantity,
      offerId: line.offer_id,
      planId: line.plan_id,
      protectedProduct: line.protected_product,
    })),
    fulfillments: data.fulfillments.map(({ line_item_id, quantity, fulfilled_at }) => ({
      lineItemId: line_item_id,
      quantity,
      fulfilledAt: new Date(fulfilled_at).toISOString(),
    })),
    refunds: data.refunds.map(({ line_item_id, quantity, refunded_at }) => ({
      lineItemId: line_item_id,
      quantity,
      refundedAt: new Date(refunded_at).toISOString(),
    })),
  }
}
