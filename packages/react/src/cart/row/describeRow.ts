import { formatMoney, isPlanLineItem, type Plan } from '@hakuna-kit/core'
import { presentPlan, presentPlans, toHttpsUrl } from '../../plans/presentPlan.js'
import type { PlanLine } from '../CartRow.js'
import type { RowDescription, RowOptions, RowPlan, RowStatus } from './ConnectedRow.js'

export type DescribeRowOptions = Pick<RowOptions, 'lineItem' | 'row' | 'isLookupPending'> & {
  /** The product's plans, as looked up. */
  lookedUp: Plan[]
  locale: string
}

/** Decides what a row shows. */
export function describeRow({ lineItem, row, lookedUp, isLookupPending, locale }: DescribeRowOptions): RowDescription {
  const pending = row?.pending
  const plansInCart = (row?.planLines ?? [])
    .filter(({ planLineItem }) => planLineItem.id !== pending?.planLineItemId)
    .map((planLine) => describePlanLine(planLine, lookedUp, locale))
  const covered = plansInCart.reduce((sum, { quantity }) => sum + quantity, 0)
  let uncovered = Math.max(0, (row?.lineItem ?? lineItem).quantity - covered)
  if (pending?.type === 'adding' && uncovered) {
    plansInCart.push(describeAddition(pending.plan, uncovered, locale))
    uncovered = 0
  }
  const isProductInCart = row !== undefined && !isPlanLineItem(lineItem)
  // A plan line item has plans too, where a row of its product has looked them up.
  const plans = uncovered && isProductInCart ? presentPlans(lookedUp, locale) : []

  function statusOf(): RowStatus {
    if (!isProductInCart) return 'none'
    if (plansInCart.length) return 'protected'
    if (!uncovered) return 'none'
    if (!row || isLookupPending) return 'loading'
    return plans.length ? 'unprotected' : 'none'
  }
  return { status: statusOf(), plansInCart, uncovered, plans }
}

/**
 * Title and price are the cart's, since the shopper pays those; the link comes from the lookup, because carts store
 * none.
 */
function describePlanLine({ planLineItem, quantity }: PlanLine, lookedUp: Plan[], locale: string): RowPlan {
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

function describeAddition(plan: Plan, quantity: number, locale: string): RowPlan {
  const { title = '', price = '', detailsUrl = null } = presentPlan(plan, locale) ?? {}
  return { title, price: times(quantity, price), quantity, planId: plan.id, planLineItem: undefined, detailsUrl }
}

const times = (quantity: number, price: string): string => (quantity === 1 ? price : `${quantity} × ${price}`)
