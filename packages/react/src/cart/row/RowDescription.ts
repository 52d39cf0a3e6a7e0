import type { LineItem } from '@hakuna-kit/core'
import type { PresentedPlan } from '../../plans/presentPlan.js'

export type RowStatus = 'none' | 'loading' | 'unprotected' | 'protected'

/** A plan that covers units of a row, as it is shown. */
export type CoveringPlan = {
  title: string
  /** e.g. `12,00 €`, or `2 × 12,00 €`. */
  price: string
  /** Units of the row that it covers. */
  quantity: number
  planId: string
  /** Absent while the cart is adding it. */
  planLineItem: LineItem | undefined
  /** Null until the lookup has told the link. */
  detailsUrl: string | null
}

/** What a cart row shows. A change that is under way counts as done, since that is what the shopper asked for. */
export type RowDescription = {
  status: RowStatus
  covers: CoveringPlan[]
  /** Units without a plan. */
  uncovered: number
  /** Plans for the uncovered units. */
  plans: PresentedPlan[]
}
