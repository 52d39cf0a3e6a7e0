import type { LineItemUnits } from './lineItemUnits.js'
import type { Moment } from './moments.js'
import type { Order } from './order.js'
import type { OrderRules, OrderStep } from './orderStep.js'
import { removeLineItems } from './removeLineItems.js'

/** Units that will not be shipped. */
export type LineItemsCancellation = {
  /** The shop's id of it. Recommended: the same cancellation reported twice is recognised by it. */
  id?: string | undefined
  /** Plans of the listed products are added. A plan line without its product cancels that plan alone. */
  items: LineItemUnits[]
  /** Default: now. */
  cancelledAt?: Moment | undefined
  /** As in `Refund`. */
  knownToInsurer?: boolean | undefined
}

/**
 * Records that unshipped units are cancelled. Plans go along with their product; a plan listed alone is cancelled
 * alone.
 *
 * @throws OrderError `order_invalid`, `order_without_line_items`, `order_unknown_line_item`,
 *   `order_invalid_quantity`, `order_quantity_exceeded`, `order_invalid_date`, `order_cancelled`,
 *   `order_change_id_reused`
 * @see insurer guide "Sharing order events with the Events API", line item cancellation (documented)
 */
export function cancelLineItems(
  order: Order,
  cancellation: LineItemsCancellation,
  rules: Pick<OrderRules, 'now'> = {},
): OrderStep {
  const { id, items, cancelledAt: at, knownToInsurer } = cancellation
  return removeLineItems(order, { kind: 'cancelled', id, items, at, atPath: 'cancelledAt', knownToInsurer }, rules)
}
