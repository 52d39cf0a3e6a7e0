import { formatMoney, isPlanLineItem, type LineItem, type Plan } from '@hakuna-kit/core'
import type { CartRow } from './cartRows.js'
import { presentPlan, toHttpsUrl, type PresentedPlan } from './presentPlan.js'

export type RowStatus = 'none' | 'loading' | 'unprotected' | 'protected'

/** A plan that covers units of a row, as it is shown. */
export type CoveringPlan = Pick<PresentedPlan, 'title' | 'lang' | 'term' | 'benefits'> & {
  /** Absent while the cart is adding it. */
  planLineItem: LineItem | undefined
  planId: string
  /** Units of the row that it covers. */
  quantity: number
  /** e.g. `12,00 €`, or `2 × 12,00 €`. */
  price: string
  /** Null until the lookup has told the link. */
  detailsUrl: string | null
}

export type DescribeRowOptions = {
  /** The shop's own line; serves before the first read of the cart. */
  lineItem: LineItem
  row: CartRow | undefined
  isCartRead: boolean
  plans: Plan[]
  isLookupPending: boolean
  locale: string
}

/** What a row shows: pending changes count as done, since that is what the shopper asked for. */
export function describeRow({ lineItem, row, isCartRead, plans, isLookupPending, locale }: DescribeRowOptions) {
  const pending = row?.pending
  const removed = pending?.type === 'removing' ? pending.planLineItemId : undefined
  const covers: CoveringPlan[] = (row?.cover ?? [])
    .filter(({ planLineItem }) => planLineItem.id !== removed)
    .map(({ planLineItem, quantity }) => {
      const { title, unitPrice, productId, customProperties = {} } = planLineItem
      const known =
        plans.find(({ id }) => id === customProperties.planId) ??
        plans.find((plan) => plan.merchantProductId === productId)
      return {
        ...plain,
        planLineItem,
        planId: customProperties.planId ?? '',
        title,
        quantity,
        price: priceOf(formatMoney(unitPrice, locale), quantity),
        detailsUrl: known ? toHttpsUrl(known.insuranceDetailsUrl) : null,
      }
    })
  const covered = covers.reduce((sum, { quantity }) => sum + quantity, 0)
  let uncovered = Math.max(0, (row?.lineItem ?? lineItem).quantity - covered)
  if (pending?.type === 'adding' && uncovered) {
    const { plan } = pending
    const { price, title = '', detailsUrl = null } = presentPlan(plan, locale) ?? {}
    covers.push({
      ...plain,
      planLineItem: undefined,
      planId: plan.id,
      title,
      quantity: uncovered,
      price: priceOf(price ?? '', uncovered),
      detailsUrl,
    })
    uncovered = 0
  }
  const offers = uncovered ? plans.flatMap((plan) => presentPlan(plan, locale) ?? []) : []
  return { status: statusOf(), covers, uncovered, offers }

  function statusOf(): RowStatus {
    if (isPlanLineItem(lineItem) || (isCartRead && !row)) return 'none'
    if (covers.length) return 'protected'
    if (!uncovered) return 'none'
    if (!isCartRead || isLookupPending) return 'loading'
    return offers.length ? 'unprotected' : 'none'
  }
}

const plain = { lang: undefined, term: null, benefits: [] }

function priceOf(unit: string, quantity: number): string {
  return quantity === 1 ? unit : `${quantity} × ${unit}`
}
