import { isPlanLineItem, toPlanLineItem, type CartAdapter, type LineItem, type PlanLookup } from '@hakuna-kit/core'
import type { CartRow, PendingChange } from '../cartView.js'
import { createConsent } from '../consent.js'
import type { Placement } from '../events.js'
import type { PresentedPlan } from '../presentPlan.js'
import type { CoveringPlan, RowDescription } from '../rowDescription.js'
import type { Voice } from '../voice.js'
import { CoveringPlans } from './CoveringPlans.js'
import { describeRow } from './describeRow.js'
import { laterTexts, noticeText } from './noticeText.js'

/** One row at one moment. */
export type RowOptions = {
  /** The shop's own line; serves before the first read of the cart. */
  lineItem: LineItem
  /** `undefined`: the cart has no such product line. `null`: the cart was not read yet. */
  row: CartRow | null | undefined
  /** `undefined` while the plans are looked up. */
  lookup: PlanLookup | undefined
  isLookupPending: boolean
  locale: string
  placement: Placement
}

export type ConnectedRow = RowDescription & {
  /** The last thing that the cart did, as a sentence; already spoken by the live region. */
  notice: string | null
  /** Adds the plan for every unit that has none. */
  protect(presented: PresentedPlan): void
  /** Takes one covering plan off this line; a plan line shared with other lines keeps their units. */
  unprotect(cover: CoveringPlan): void
  /** The shopper says "no protection". */
  decline(): void
  /** Draws `covers`. */
  Covers?: typeof CoveringPlans
}

export type ConnectRowOptions = RowOptions & {
  voice: Voice
  change: (
    row: CartRow,
    shown: PendingChange,
    title: string,
    write: (adapter: CartAdapter) => Promise<void>,
  ) => Promise<void>
}

/** What a row shows, and what the shopper can do about it. */
export function connectRow(options: ConnectRowOptions): ConnectedRow {
  const { lineItem, row, lookup, isLookupPending, locale, placement, voice, change } = options
  const productId = (row?.lineItem ?? lineItem).productId
  const description = describeRow({ lineItem, row, plans: lookup?.plans ?? [], isLookupPending, locale })
  const isFree = row && !row.pending
  return {
    ...description,
    Covers: CoveringPlans,
    notice: row?.notice && !isPlanLineItem(lineItem) ? noticeText(row.notice, laterTexts(voice)) : null,

    protect(presented) {
      if (!isFree) return
      const { plan, title } = presented
      voice.emit({
        type: 'plan_selected',
        placement,
        productId,
        planId: plan.id,
        consent: createConsent(presented, locale, placement),
      })
      const items = [toPlanLineItem(plan, { quantity: description.uncovered, locale })]
      void change(row, { type: 'adding', plan }, title, (cart) => cart.addLineItems(items))
    },

    unprotect({ planLineItem, planId, quantity }) {
      if (!isFree || !planLineItem) return
      voice.emit({ type: 'plan_removed', placement, productId, planId })
      const { id, title } = planLineItem
      const left = Math.max(0, planLineItem.quantity - quantity)
      void change(row, { type: 'removing', planLineItemId: id }, title, (cart) => cart.updateLineItem(id, left))
    },

    decline: () => voice.emit({ type: 'plan_declined', placement, productId }),
  }
}
