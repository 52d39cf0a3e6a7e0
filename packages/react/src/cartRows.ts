import { isPlanLineItem, type Cart, type LineItem, type Plan, type PlanConnection } from '@hakuna-kit/core'

/** One product line of the cart and what covers it. */
export type CartRow = {
  lineItem: LineItem
  /** Plan lines that cover units of this line, and how many of them. */
  cover: { planLineItem: LineItem; quantity: number }[]
  /** Units without a plan. */
  uncovered: number
  pending?: PendingChange
  notice?: RowNotice
}

/** A change that the shopper asked for and the cart has not confirmed yet. */
export type PendingChange = { type: 'adding'; plan: Plan } | { type: 'removing'; planLineItemId: string }

/** The last thing that happened to a row's protection. `title` is the plan's. */
export type RowNotice =
  | { type: 'added' | 'removed'; title: string }
  | { type: 'adjusted'; title: string; count: number }
  /** The change was undone. `code` is a `CartAdapterError` code. */
  | { type: 'addFailed' | 'removeFailed'; title: string; code: FailureCode }

/** What the live region says: a row's notice, or that a plan went with its product. */
export type Notice = RowNotice | { type: 'productRemoved'; title: string }

export type FailureCode = 'conflict' | 'locked' | 'refused' | 'unavailable'

/** Joins the product lines of a cart with the plan lines that cover them. Plan lines have no row of their own. */
export function toCartRows(cart: Cart, connections: PlanConnection[]): CartRow[] {
  const lines = new Map(cart.lineItems.map((lineItem) => [lineItem.id, lineItem]))
  const covers = new Map<string, CartRow['cover']>()
  for (const { productLineItemId, planLineItemId, quantity } of connections) {
    const planLineItem = lines.get(planLineItemId)
    if (!planLineItem || !isPlanLineItem(planLineItem)) continue
    covers.set(productLineItemId, [...(covers.get(productLineItemId) ?? []), { planLineItem, quantity }])
  }
  return cart.lineItems
    .filter((lineItem) => !isPlanLineItem(lineItem))
    .map((lineItem) => {
      const cover = covers.get(lineItem.id) ?? []
      const covered = cover.reduce((sum, { quantity }) => sum + quantity, 0)
      return { lineItem, cover, uncovered: Math.max(0, lineItem.quantity - covered) }
    })
}
