import type { Order, OrderStep } from './order.js'
import type { Moment } from './moments.js'
import { finishChange, repeatedStep, startChange, type OrderRules } from './orderStep.js'
import { OrderAlreadyFulfilledError } from './OrderError.js'
import { readLineItemStatus } from './lineItemStatus.js'

export type OrderCancellation = {
  /** The shop's id of it. Optional: an order can be cancelled only once, so every further one is the same. */
  id?: string | undefined
  /** Default: now. */
  cancelledAt?: Moment | undefined
}

/**
 * Cancels the whole order, whatever the reason. Possible only before anything was fulfilled (documented).
 *
 * @throws OrderAlreadyFulfilledError, InvalidDateError; each with the field's path, and the order as it was.
 * @see insurer guides "Orders" and "Sharing order events with the Events API" (documented)
 */
export function cancelOrder(
  order: Order,
  { id, cancelledAt }: OrderCancellation = {},
  { now = () => new Date() }: Pick<OrderRules, 'now'> = {},
): OrderStep {
  const cancellation = order.changes.find(({ type }) => type === 'cancelled')
  if (cancellation) return repeatedStep(order, cancellation)

  const started = startChange(
    order,
    { kind: 'cancellation', id: id ?? 'order', at: cancelledAt, atPath: 'cancelledAt', items: [] },
    now,
  )
  const status = readLineItemStatus(order)
  const fulfilled = order.lineItems.findIndex((line) => (status.get(line.id)?.fulfilled ?? 0) > 0)
  if (fulfilled >= 0) throw new OrderAlreadyFulfilledError(`order.lineItems[${fulfilled}]`)

  const { id: changeId, digest, at } = started
  return finishChange(order, { id: changeId, digest, type: 'cancelled', at, items: [] })
}
