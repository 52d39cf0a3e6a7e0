import { allocateFulfillment } from './allocation/allocateFulfillment.js'
import { checkLineItemUnits, type LineItemUnits } from './lineItemUnits.js'
import type { Moment } from './moments.js'
import type { Order } from './order.js'
import { finishChange, repeatedStep, startChange, type OrderRules, type OrderStep } from './orderStep.js'

/** A parcel that was sent, or goods handed over. */
export type Fulfillment = {
  /** The shop's id of it, e.g. of the parcel. Recommended: the same fulfillment reported twice is recognised by it. */
  id?: string | undefined
  items: LineItemUnits[]
  /** Default: now. */
  fulfilledAt?: Moment | undefined
  /**
   * Fulfil the plans of the shipped units as well (optional in the documents; the order feed leaves it out). Default:
   * no.
   */
  withPlans?: boolean | undefined
}

/**
 * Records that units were shipped. The insurer then makes contracts for those with a plan (documented).
 * Plan lines may be listed where their product is shipped; they never have to be.
 *
 * @throws OrderError `order_invalid`, `order_without_line_items`, `order_unknown_line_item`, `order_invalid_quantity`,
 *   `order_quantity_exceeded`, `order_invalid_date`, `order_cancelled`, `order_change_id_reused`
 * @see insurer guide "Sharing order events with the Events API", line item fulfilment (documented)
 */
export function fulfillLineItems(
  order: Order,
  { id, items: listed, fulfilledAt, withPlans = false }: Fulfillment,
  { now = () => new Date() }: OrderRules = {},
): OrderStep {
  const items = checkLineItemUnits(order, listed)
  const change = { kind: 'fulfillment', id, at: fulfilledAt, atPath: 'fulfilledAt', items, more: withPlans } as const
  const { repeat, ...started } = startChange(order, change, now)
  if (repeat) return repeatedStep(order, repeat)

  const units = allocateFulfillment(order, { items, at: started.at, withPlans })
  return finishChange(order, { ...started, type: 'fulfilled', items: units })
}
