import type { CartAdapterErrorCode, LineItem, Plan } from '@hakuna-kit/core'

/** One product line of the cart and its plans. */
export type CartRow = {
  lineItem: LineItem
  planLines: PlanLine[]
  pending?: PendingChange
  notice?: RowNotice
}

/** A plan line item, and how many units of the row it covers. */
export type PlanLine = { planLineItem: LineItem; quantity: number }

/**
 * A change by the shopper that the cart has not confirmed yet. `planLineItemId`: the plan line item that is removed.
 */
export type PendingChange =
  { type: 'adding'; plan: Plan; planLineItemId: string | undefined } | { type: 'removing'; planLineItemId: string }

/** The last change of a row's protection. `title` is the plan's. */
export type RowNotice =
  | { type: 'removed'; title: string }
  | { type: 'adjusted'; title: string; count: number }
  /** The change was undone. */
  | { type: 'addFailed' | 'removeFailed'; title: string; code: CartAdapterErrorCode }
