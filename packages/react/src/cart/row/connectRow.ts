import { isPlanLineItem, type CartAdapter } from '@hakuna-kit/core'
import { toPlanLineItem } from '@hakuna-kit/core/sync'
import type { Announcer } from '../../createAnnouncer.js'
import { createConsent } from '../../opt-in/ConsentRecord.js'
import type { OptInCode } from '../../opt-in/optInCode.js'
import type { ReportMemory } from '../../opt-in/OptInState.js'
import type { PresentedPlan } from '../../plans/presentPlan.js'
import type { CartRow, PendingChange } from '../CartRow.js'
import { noticeText } from '../Notice.js'
import type { ConnectedRow, RowOptions, RowPlan } from './ConnectedRow.js'
import { describeRow } from './describeRow.js'

export type ConnectRowOptions = RowOptions & {
  announcer: Announcer
  optIn: Pick<OptInCode, 'noticeTexts' | 'reportPlans'>
  change: (row: CartRow, change: RowChange) => Promise<void>
}

/** A change by the shopper: what is shown at once, the plan's title for the notice, and the call to the cart. */
export type RowChange = { shown: PendingChange; title: string; write: (cart: CartAdapter) => Promise<void> }

export function connectRow(options: ConnectRowOptions): ConnectedRow {
  const { lineItem, row, lookup, isLookupPending, language, surface, announcer, change, optIn } = options
  const { locale } = language
  const productId = (row?.lineItem ?? lineItem).productId
  const description = describeRow({ lineItem, row, lookedUp: lookup?.plans ?? [], isLookupPending, locale })
  const { status, plans } = description

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

  function unprotect({ planLineItem, planId, quantity }: RowPlan) {
    if (!row || row.pending || !planLineItem) return
    announcer.emit({ type: 'plan_removed', surface, productId, planId })
    const { id, title } = planLineItem
    const left = Math.max(0, planLineItem.quantity - quantity)
    const shown = { type: 'removing', planLineItemId: id } as const
    void change(row, { shown, title, write: (cart) => cart.updateLineItem(id, left) })
  }

  function report(memory: ReportMemory) {
    const isEmpty = status === 'none' && !!row && row.lineItem.quantity > 0
    if (status !== 'unprotected' && !isEmpty) return
    optIn.reportPlans(memory, announcer, { productId, surface, status: isEmpty ? 'empty' : 'ready', plans, lookup })
  }

  const notice = isPlanLineItem(lineItem) ? undefined : row?.notice
  return {
    state: {
      ...description,
      pending: row?.pending?.type,
      notice: notice ? noticeText(notice, optIn.noticeTexts(language)) : null,
      unprotect,
    },
    answer,
    report,
  }
}
