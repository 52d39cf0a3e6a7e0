import { readLineItemStatus } from './lineItemStatus.js'
import type { Moment } from './moments.js'
import type { Order } from './order.js'
import { OrderError } from './OrderError.js'
import { finishChange, repeatedStep, startChange, type OrderRules, type OrderStep } from './orderStep.js'

export type OrderCancellation = {
  /** The shop's id of it. Optional: an order can be cancelled only once, so any other cancellation is a repeat. */
  id?: string | undefined
  /** Default: now. */
  cancelledAt?: Moment | undefined
}

/**
 * Cancels the whole order, for any reason. Possible only before anything was fulfilled (documented).
 *
 * @throws OrderError `order_already_fulfilled`, `order_invalid_date`
 * @see insurer guides "Orders" and "Sharing order events with the Events API" (documented)
 */
export function cancelOrder(
  order: Order,
  { id = 'order', cancelledAt }: OrderCancellation = {},
  { now = () => new Date() }: Pick<OrderRules, 'now'> = {},
): OrderStep {
  const cancellation = order.changes.find(({ type }) => type === 'cancelled')
  if (cancellation) return repeatedStep(order, cancellation)

  const {
    id: changeId,
    digest,
    at,
  } = startChange(order, { kind: 'cancellation', id, at: cancelledAt, atPath: 'cancelledAt', items: [] }, now)
  const fulfilled = [...readLineItemStatus(order).values()].findIndex((line) => line.fulfilled > 0)
  if (fulfilled >= 0) throw new OrderError('order_already_fulfilled', `order.lineItems[${fulfilled}]`)
  return finishChange(order, { id: changeId, digest, type: 'cancelled', at, items: [] })
}
