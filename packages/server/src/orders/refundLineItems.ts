import type { LineItemUnits } from './lineItemUnits.js'
import type { Moment } from './moments.js'
import type { Order } from './order.js'
import type { OrderRules, OrderStep } from './orderStep.js'
import { removeLineItems } from './removeLineItems.js'

/** Units that the customer sent back, or plans that the customer revoked. */
export type Refund = {
  /** The shop's id of it, e.g. of the credit note. Recommended: the same refund reported twice is recognised by it. */
  id?: string | undefined
  /** Plans of the listed products are added. A plan line without its product is the revocation of that plan. */
  items: LineItemUnits[]
  /** Default: now. */
  refundedAt?: Moment | undefined
  /**
   * The insurer knows of it already: the customer revoked the plan there and the insurer reported it, or you told it
   * in another way. The event is made in any case; a feed snapshot, which cannot express a plan revoked alone, leaves
   * it out.
   */
  knownToInsurer?: boolean | undefined
}

/**
 * Records that fulfilled units were refunded, until 14 days after they were fulfilled (documented; `refundWindowDays`
 * changes it). Plans go along with their product; a plan listed alone is refunded alone.
 *
 * @throws OrderError `order_invalid`, `order_without_line_items`, `order_unknown_line_item`, `order_invalid_quantity`,
 *   `order_quantity_exceeded`, `order_refund_window_closed`, `order_invalid_date`, `order_cancelled`,
 *   `order_change_id_reused`
 * @see insurer guide "Sharing order events with the Events API", line item refund (documented)
 */
export function refundLineItems(order: Order, refund: Refund, rules: OrderRules = {}): OrderStep {
  const { id, items, refundedAt: at, knownToInsurer } = refund
  return removeLineItems(order, { kind: 'refunded', id, items, at, atPath: 'refundedAt', knownToInsurer }, rules)
}
