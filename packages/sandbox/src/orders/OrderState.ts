import type { PlanConnection } from '../plans/connectPlans.js'

/**
 * The calls by which the insurer was told of an order. No document says that one order may use several of them, so
 * they are kept apart.
 */
export type OrderSource = 'events' | 'feed' | 'managed'

/** Units that were shipped, refunded or cancelled at one time (ISO 8601, UTC). */
export type Units = { quantity: number; at: string }

export type OrderLine = {
  id: string
  kind: 'product' | 'plan'
  /** Product and plan lines with the same group belong together: events name the product, the feed the plan line. */
  group: string
  quantity: number
  productId: string
  title: string
  brand: string
  /** Price of one unit in minor units of the order's currency. */
  priceAmount: number
  fulfillments: Units[]
  refunds: Units[]
  cancellations: Units[]
  /** On product lines: units that were returned, and plans that were revoked for units kept; in order of arrival. */
  takenBack: (Units & { what: 'unit' | 'plan' })[]
}

/** Units of one product line that have a plan from one plan line. Fewer after plans were cancelled or refunded. */
export type Cover = PlanConnection & {
  /** Plans of this cover that the merchant reported as fulfilled themselves (optional in the documents). */
  fulfilled: number
}

/** Insurance for some units of a product line. Made when they are fulfilled, never before (guide "Orders"). */
export type Contract = {
  contractId: string
  orderId: string
  source: OrderSource
  productLineItemId: string
  planLineItemId: string
  productId: string
  planTitle: string
  /** Units insured now; 0: ended. */
  quantity: number
  status: 'active' | 'ended'
  startedAt: string
  endedAt: string | null
  /** Every change of the quantity, oldest first. */
  history: { at: string; receivedAt: string; quantity: number; reason: ChangeType }[]
}

export type ChangeType = 'placed' | 'fulfilled' | 'refunded' | 'line_items_cancelled' | 'cancelled'

/** One change of an order, as reported by the merchant. */
export type OrderChange = {
  type: ChangeType
  /** When it happened; for several lines the latest of their times. */
  at: string
  receivedAt: string
  items: { lineItemId: string; quantity: number }[]
}

export type OrderState = {
  orderId: string
  source: OrderSource
  status: 'placed' | 'cancelled'
  placedAt: string
  cancelledAt: string | null
  currency: string
  country: string
  cartId?: string
  lineItems: OrderLine[]
  covers: Cover[]
  contracts: Contract[]
  /** Oldest first. */
  history: OrderChange[]
}
