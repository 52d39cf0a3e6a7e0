import type { AmbiguousPlans, LineItem, PlanConnection, ReportedPlanConnection } from '@hakuna-kit/core'
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
  /** The id under which the cart was reported, so that the insurer can connect the order to it. */
  cartId?: string | undefined
  customer: Customer
  billingAddress: BillingAddress
  /**
   * The cart's line items as they are. Plan lines carry `customProperties.productReference`; for the order feed also
   * `planId` and, where the plan's id does not hold it already, `offerId`.
   */
  lineItems: LineItem[]
  /**
   * The insurer's connections, if the shop asked for them. Plan lines without one are connected by their reference.
   * Order events carry no connections (documented): where one product has several lines, the insurer uses its own.
   */
  planConnections?: ReportedPlanConnection[] | undefined
}

/**
 * An order as the model keeps it: what was placed, and every change since. Plain JSON, so store it as it is; read it
 * back with `readOrder`. The placed part never changes. What became of each line follows from `changes`: see
 * `readLineItemStatus`.
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
  /** Which plan line covers which product line. Decided once, when the order is placed. */
  planConnections: PlanConnection[]
  /**
   * Plan lines whose product has several lines, so that other connections would be possible as well. Pass
   * `planConnections`, or name the plan line in the change, to decide yourself.
   */
  ambiguousPlans: AmbiguousPlans[]
  /** Oldest first. */
  changes: OrderChange[]
}

/** One change as it was made. */
export type OrderChange = {
  /** Kind and identity, e.g. `refund:R-17`. The outbox recognises a change by it. */
  id: string
  /** Of what the shop asked for: tells a repeated change from a different one with the same id. */
  digest: string
  type: 'fulfilled' | 'refunded' | 'line_items_cancelled' | 'cancelled'
  at: string
  /**
   * Every line whose units changed, with the plan lines that changed along. Empty when the whole order was cancelled.
   */
  items: ChangedUnits[]
  /** The insurer was told in another way: see `Refund`. */
  knownToInsurer?: true | undefined
}

/** Units of one line that a change fulfilled, refunded or cancelled. */
export type ChangedUnits = {
  lineItemId: string
  quantity: number
  /** On plan lines: the product line whose units they cover. */
  productLineItemId?: string | undefined
}
