import { isPlanLineItem, toPlanLineItem, type CartAdapter, type LineItem, type PlanLookup } from '@hakuna-kit/core'
import type { CartRow, PendingChange } from '../createCartStore.js'
import { createConsent } from '../../opt-in/createConsent.js'
import type { Surface } from '../../events.js'
import type { PresentedPlan } from '../../plans/presentPlan.js'
import type { CoveringPlan, RowDescription } from './RowDescription.js'
import type { Announcer } from '../../createAnnouncer.js'
import { CoveringPlans } from './CoveringPlans.js'
import { describeRow } from './describeRow.js'
import { tellPlansShown, type OptInMemory } from '../../opt-in/followOptIn.js'
import { noticeTexts, noticeText } from '../noticeText.js'

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
  surface: Surface
}

/** What a shop may see and use of a row. */
export type RowState = RowDescription & {
  /** A change that is shown and that the cart has not confirmed yet. */
  pending: PendingChange['type'] | undefined
  /** The last thing that the cart did, as a sentence; already spoken by the live region. */
  notice: string | null
  /** Takes one covering plan off this line; a plan line shared with other lines keeps their units. */
  unprotect(cover: CoveringPlan): void
}

export type ConnectedRow = {
  state: RowState
  /**
   * Adds the plan for every unit that has none, after a plan that is still on its way out; `null` is "no protection".
   * Only for the shopper's own act.
   */
  answer(option: PresentedPlan | null): void
  /** Called after each render: tells the shop once what is offered, or why nothing is. */
  follow(memory: OptInMemory): void
  /** Draws what covers the row. */
  Covers?: typeof CoveringPlans
}

export type ConnectRowOptions = RowOptions & {
  announcer: Announcer
  change: (row: CartRow, asked: AskedChange) => Promise<void>
}

/** A change of a row: what is shown at once, the plan's title for the words, and how the cart is told. */
export type AskedChange = { shown: PendingChange; title: string; write: (cart: CartAdapter) => Promise<void> }

/** What a row shows, and what the shopper can do about it. */
export function connectRow(options: ConnectRowOptions): ConnectedRow {
  const { lineItem, row, lookup, isLookupPending, locale, surface, announcer, change } = options
  const productId = (row?.lineItem ?? lineItem).productId
  const description = describeRow({ lineItem, row, lookedUp: lookup?.plans ?? [], isLookupPending, locale })

  function answer(option: PresentedPlan | null) {
    if (!option) return announcer.emit({ type: 'plan_declined', surface, productId })
    if (!row || row.pending?.type === 'adding') return
    const { plan, title } = option
    const consent = createConsent(option, locale, surface)
    announcer.emit({ type: 'plan_selected', surface, productId, planId: plan.id, consent })
    const items = [toPlanLineItem(plan, { quantity: description.uncovered, locale })]
    const shown = { type: 'adding', plan, planLineItemId: row.pending?.planLineItemId } as const
    void change(row, { shown, title, write: (cart) => cart.addLineItems(items) })
  }

  function unprotect({ planLineItem, planId, quantity }: CoveringPlan) {
    if (!row || row.pending || !planLineItem) return
    announcer.emit({ type: 'plan_removed', surface, productId, planId })
    const { id, title } = planLineItem
    const left = Math.max(0, planLineItem.quantity - quantity)
    const shown = { type: 'removing', planLineItemId: id } as const
    void change(row, { shown, title, write: (cart) => cart.updateLineItem(id, left) })
  }

  function follow(memory: OptInMemory) {
    const { status, plans } = description
    const isEmpty = status === 'none' && !!row && row.lineItem.quantity > 0
    if (status !== 'unprotected' && !isEmpty) return
    tellPlansShown(memory, { productId, surface, status: isEmpty ? 'empty' : 'ready', plans, lookup, announcer })
  }

  return {
    state: {
      ...description,
      pending: row?.pending?.type,
      notice: row?.notice && !isPlanLineItem(lineItem) ? noticeText(row.notice, noticeTexts(announcer)) : null,
      unprotect,
    },
    answer,
    follow,
    Covers: CoveringPlans,
  }
}
