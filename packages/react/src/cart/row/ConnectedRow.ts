import type { LineItem, PlanLookup } from '@hakuna-kit/core'
import type { Language } from '../../messages/pickMessages.js'
import type { Surface } from '../../opt-in/ConsentRecord.js'
import type { ReportMemory } from '../../opt-in/OptInState.js'
import type { PresentedPlan } from '../../plans/presentPlan.js'
import type { CartRow, PendingChange } from '../CartRow.js'

export type RowStatus = 'none' | 'loading' | 'unprotected' | 'protected'

/** A plan that is in the cart for units of a row, or is being added. */
export type RowPlan = {
  title: string
  /** e.g. `12,00 €`, or `2 × 12,00 €`. */
  price: string
  /** Units of the row that it covers. */
  quantity: number
  planId: string
  /** `undefined` while the plan is being added. */
  planLineItem: LineItem | undefined
  /** Null until the lookup has the URL. */
  detailsUrl: string | null
}

/** What a row shows. A change that is not confirmed yet is shown as done. */
export type RowDescription = {
  status: RowStatus
  /** The plans of the row, with a button to remove each. */
  plansInCart: RowPlan[]
  /** Units without a plan. */
  uncovered: number
  /** The plans to choose from, for the uncovered units. */
  plans: PresentedPlan[]
}

/** What a shop may see and use of a row. */
export type RowState = RowDescription & {
  /** A change by the shopper that the cart has not confirmed yet. */
  pending: PendingChange['type'] | undefined
  /** The last change of the row's protection, as a sentence. The live region has announced it. */
  notice: string | null
  /** Removes one of `plansInCart` from this row. A plan line item that covers units of other rows too is reduced. */
  unprotect(plan: RowPlan): void
}

/** What is known of one line: its row of the cart, and the plans of its product. */
export type RowLookup = {
  /** The shop's own line item; used until the cart is read. */
  lineItem: LineItem
  /** `undefined`: the cart has no such product line item. `null`: the cart is not read yet. */
  row: CartRow | null | undefined
  /** `undefined` while the plans are looked up. */
  lookup: PlanLookup | undefined
  isLookupPending: boolean
}

/** One row at one moment. */
export type RowOptions = RowLookup & { language: Language; surface: Surface }

/** What a row shows, and what the shopper can do with it. */
export type ConnectedRow = {
  state: RowState
  /** Adds the plan for all uncovered units; `null` is "no protection". Only for the shopper's own act. */
  answer(option: PresentedPlan | null): void
  /** Emits once which plans are shown, or why there are none. */
  report(memory: ReportMemory): void
}
