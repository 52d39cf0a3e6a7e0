import type { Order, OrderStep } from './order.js'
import type { Moment } from './moments.js'
import type { LineItemUnits, OrderRules } from './orderStep.js'
import { removeLineItems } from './removeLineItems.js'

/** Units that will not be shipped. */
export type LineItemsCancellation = {
  /** The shop's id of it. Recommended: it is how the same cancellation, told twice, is recognised. */
  id?: string | undefined
  /** Products take their plans along by themselves. A plan line alone cancels that plan alone. */
  items: LineItemUnits[]
  /** Default: now. */
  cancelledAt?: Moment | undefined
  /** As in `Refund`. */
  knownToInsurer?: boolean | undefined
}

/**
 * Records that unshipped units are cancelled. Plans go along with their product; a plan listed alone is cancelled alone.
 *
 * @throws UnknownLineItemError, InvalidQuantityError, QuantityExceededError, InvalidDateError, OrderCancelledError, IdReusedError,
 *   OrderWithoutLineItemsError; each with the field's path, and the order as it was.
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
