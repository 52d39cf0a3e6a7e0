import type { Order, OrderStep } from './order.js'
import type { Moment } from './moments.js'
import type { LineItemUnits, OrderRules } from './orderStep.js'
import { removeLineItems } from './removeLineItems.js'

/** Units that the customer sent back, or plans that the customer revoked. */
export type Refund = {
  /** The shop's id of it, e.g. of the credit note. Recommended: it is how the same refund, told twice, is recognised. */
  id?: string | undefined
  /** Products take their plans along by themselves. A plan line alone is the revocation of that plan. */
  items: LineItemUnits[]
  /** Default: now. */
  refundedAt?: Moment | undefined
  /**
   * The insurer knows already: the customer revoked the plan there and the insurer reported it, or it was told by other means. The event is
   * made all the same; a feed snapshot, which has no word for a plan revoked alone, leaves it out.
   */
  knownToInsurer?: boolean | undefined
}

/**
 * Records that fulfilled units were refunded, until 14 days after they were fulfilled (documented; `refundWindowDays` changes it). Plans go
 * along with their product; a plan listed alone is refunded alone.
 *
 * @throws UnknownLineItemError, InvalidQuantityError, QuantityExceededError, RefundWindowClosedError, InvalidDateError,
 *   OrderCancelledError, IdReusedError, OrderWithoutLineItemsError; each with the field's path, and the order as it was.
 * @see insurer guide "Sharing order events with the Events API", line item refund (documented)
 */
export function refundLineItems(order: Order, refund: Refund, rules: OrderRules = {}): OrderStep {
  const { id, items, refundedAt: at, knownToInsurer } = refund
  return removeLineItems(order, { kind: 'refunded', id, items, at, atPath: 'refundedAt', knownToInsurer }, rules)
}
