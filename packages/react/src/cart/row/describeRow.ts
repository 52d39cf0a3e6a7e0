import { formatMoney, isPlanLineItem, type LineItem, type Plan } from '@hakuna-kit/core'
import type { CartRow } from '../createCartStore.js'
import { presentPlan, toHttpsUrl } from '../../plans/presentPlan.js'
import type { CoveringPlan, RowDescription, RowStatus } from './RowDescription.js'

export type DescribeRowOptions = {
  lineItem: LineItem
  /** `undefined`: the cart has no such product line. `null`: the cart was not read yet. */
  row: CartRow | null | undefined
  /** The product's plans, as looked up. */
  lookedUp: Plan[]
  isLookupPending: boolean
  locale: string
}

/** Decides what a row shows. */
export function describeRow({ lineItem, row, lookedUp, isLookupPending, locale }: DescribeRowOptions): RowDescription {
  const pending = row?.pending
  const covers = (row?.cover ?? [])
    .filter(({ planLineItem }) => planLineItem.id !== pending?.planLineItemId)
    .map((cover) => describeCover(cover, lookedUp, locale))
  const covered = covers.reduce((sum, { quantity }) => sum + quantity, 0)
  let uncovered = Math.max(0, (row?.lineItem ?? lineItem).quantity - covered)
  if (pending?.type === 'adding' && uncovered) {
    covers.push(describeAddition(pending.plan, uncovered, locale))
    uncovered = 0
  }
  const isForeign = isPlanLineItem(lineItem) || row === undefined
  // Another row may have looked the same product up.
  const plans = uncovered && !isForeign ? lookedUp.flatMap((plan) => presentPlan(plan, locale) ?? []) : []

  function statusOf(): RowStatus {
    if (isForeign) return 'none'
    if (covers.length) return 'protected'
    if (!uncovered) return 'none'
    if (!row || isLookupPending) return 'loading'
    return plans.length ? 'unprotected' : 'none'
  }
  return { status: statusOf(), covers, uncovered, plans }
}

/** Title and price are the cart's, since that is what the shopper pays; the link is the lookup's, never a stored one. */
function describeCover(
  { planLineItem, quantity }: CartRow['cover'][number],
  lookedUp: Plan[],
  locale: string,
): CoveringPlan {
  const { title, unitPrice, productId, customProperties } = planLineItem
  const planId = customProperties?.['planId'] ?? ''
  const plan =
    lookedUp.find(({ id }) => id === planId) ??
    lookedUp.find(({ merchantProductId }) => merchantProductId === productId)
  return {
    title,
    price: times(quantity, formatMoney(unitPrice, locale)),
    quantity,
    planId,
    planLineItem,
    detailsUrl: plan ? toHttpsUrl(plan.insuranceDetailsUrl) : null,
  }
}

function describeAddition(plan: Plan, quantity: number, locale: string): CoveringPlan {
  const { title = '', price = '', detailsUrl = null } = presentPlan(plan, locale) ?? {}
  return { title, price: times(quantity, price), quantity, planId: plan.id, planLineItem: undefined, detailsUrl }
}

const times = (quantity: number, price: string): string => (quantity === 1 ? price : `${quantity} × ${price}`)
