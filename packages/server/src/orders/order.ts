import type { AmbiguousPlans, LineItem, PlanConnection, ReportedPlanConnection } from '@hakuna-kit/core'
import type { OrderEvent } from './wire/orderEventCodec.js'
import type { Moment } from './moments.js'

/** Who bought. Empty strings are accepted (documented for the feed; for events our reading). */
export type Customer = {
  firstName: string
  lastName: string
  email: string
  /** Only the order feed carries it. */
  phone?: string | undefined
}

export type BillingAddress = {
  addressLine1: string
  addressLine2: string
  city: string
  zip: string
  /** ISO 3166-1 alpha-2, lower case. The one field that may not be empty (documented). */
  country: string
}

/** What the shop passes to `placeOrder`. */
export type NewOrder = {
  id: string
  placedAt: Moment
  /** Lower-case ISO 4217; every line must have it. */
  currency: string
  /** Where carts were reported, so that the insurer can tie the two together. */
  cartId?: string | undefined
  customer: Customer
  billingAddress: BillingAddress
  /**
   * The cart's line items as they are. Plan lines carry `customProperties.productReference`; for the order feed also `planId` and, where
   * the plan's id does not hold it already, `offerId`.
   */
  lineItems: LineItem[]
  /**
   * The insurer's connections, if the shop asked for them. Plan lines that none of them names are paired by their reference. Order events
   * carry no connections (documented), so what the insurer makes of one product on several lines is for the insurer to remember.
   */
  planConnections?: ReportedPlanConnection[] | undefined
}

/**
 * An order as the model keeps it: what was placed, and every change since. Plain JSON, so store it as it is; read it back with `readOrder`.
 * The placed part never changes. What became of each line follows from `changes`: see `readLineItemStatus`.
 */
export type Order = {
  id: string
  status: 'placed' | 'cancelled'
  /** ISO 8601, UTC, milliseconds; so are all times of the model. */
  placedAt: string
  cancelledAt: string | null
  currency: string
  cartId?: string | undefined
  customer: Customer
  billingAddress: BillingAddress
  lineItems: LineItem[]
  /** Which plan line covers which product line, settled once, when the order is placed. */
  planConnections: PlanConnection[]
  /**
   * Plan lines whose product stands on several lines, so that the pairing above is only one of several possible. Pass `planConnections`, or
   * name the plan line in the change, to decide yourself.
   */
  ambiguousPlans: AmbiguousPlans[]
  /** Oldest first. */
  changes: OrderChange[]
}

/** One change as it was made. */
export type OrderChange = {
  /** Kind and identity, e.g. `refund:R-17`. The outbox knows a change by it. */
  id: string
  /** Of what the shop asked for; tells a repeated change from another one under the same id. */
  digest: string
  type: 'fulfilled' | 'refunded' | 'line_items_cancelled' | 'cancelled'
  at: string
  /** Every line that moved, plan lines that went along included. Empty when the whole order was cancelled. */
  items: ChangedUnits[]
  /** The insurer had been told by other means: see `Refund`. */
  knownToInsurer?: true | undefined
}

/** Units of one line that a change moved. */
export type ChangedUnits = {
  lineItemId: string
  quantity: number
  /** On plan lines: the product line whose units they cover. */
  productLineItemId?: string | undefined
}

/** What every function of the model answers. */
export type OrderStep = {
  /** The order after the change. The one passed in is left as it was. */
  order: Order
  /** The insurer's own JSON for this change; the outbox delivers it. */
  event: OrderEvent
  /** Identity of the change, unique within the order. */
  changeId: string
  /** The same change had been made before: the order is unchanged, and `event` is the one of then. */
  repeated: boolean
  /** Pairings behind this change that could have been made otherwise. */
  ambiguousPlans: AmbiguousPlans[]
}
