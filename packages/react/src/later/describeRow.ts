import { formatMoney, isPlanLineItem, type LineItem, type Plan } from '@hakuna-kit/core'
import type { CartRow } from '../cartView.js'
import { presentPlan, toHttpsUrl } from '../presentPlan.js'
import type { CoveringPlan, RowDescription } from '../rowDescription.js'

export type DescribeRowOptions = {
  lineItem: LineItem
  /** `undefined`: the cart has no such product line. `null`: the cart was not read yet. */
  row: CartRow | null | undefined
  plans: Plan[]
  isLookupPending: boolean
  locale: string
}

/** Decides what a row shows. */
export function describeRow({ lineItem, row, plans, isLookupPending, locale }: DescribeRowOptions): RowDescription {
  const pending = row?.pending
  const covers = (row?.cover ?? [])
    .filter(({ planLineItem }) => pending?.type !== 'removing' || pending.planLineItemId !== planLineItem.id)
    .map((cover) => describeCover(cover, plans, locale))
  let uncovered = (row?.lineItem ?? lineItem).quantity - covers.reduce((sum, { quantity }) => sum + quantity, 0)
  if (pending?.type === 'adding' && uncovered > 0) {
    const { plan } = pending
    const { title = '', price = '', detailsUrl = null } = presentPlan(plan, locale) ?? {}
    covers.push({
      title,
      price: times(uncovered, price),
      quantity: uncovered,
      planId: plan.id,
      planLineItem: undefined,
      detailsUrl,
    })
    uncovered = 0
  }
  const offers = uncovered > 0 ? plans.flatMap((plan) => presentPlan(plan, locale) ?? []) : []
  const isGone = isPlanLineItem(lineItem) || row === undefined
  const status =
    isGone || (!covers.length && uncovered <= 0)
      ? 'none'
      : covers.length
        ? 'protected'
        : !row || isLookupPending
          ? 'loading'
          : offers.length
            ? 'unprotected'
            : 'none'
  return { status, covers, uncovered: Math.max(0, uncovered), offers }
}

/** Title and price are the cart's, since that is what the shopper pays; the link is the lookup's, never a stored one. */
function describeCover(
  { planLineItem, quantity }: CartRow['cover'][number],
  plans: Plan[],
  locale: string,
): CoveringPlan {
  const { title, unitPrice, productId, customProperties } = planLineItem
  const planId = customProperties?.['planId'] ?? ''
  const known =
    plans.find(({ id }) => id === planId) ?? plans.find(({ merchantProductId }) => merchantProductId === productId)
  return {
    title,
    price: times(quantity, formatMoney(unitPrice, locale)),
    quantity,
    planId,
    planLineItem,
    detailsUrl: known ? toHttpsUrl(known.insuranceDetailsUrl) : null,
  }
}

const times = (quantity: number, price: string): string => (quantity === 1 ? price : `${quantity} × ${price}`)
