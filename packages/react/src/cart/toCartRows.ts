import { isPlanLineItem, type Cart, type PlanConnection } from '@hakuna-kit/core'
import type { CartRow } from './createCartStore.js'

/** Joins the product lines of a cart with the plan lines that cover them. Plan lines have no row of their own. */
export function toCartRows(cart: Cart, connections: PlanConnection[]): CartRow[] {
  const lines = new Map(cart.lineItems.map((lineItem) => [lineItem.id, lineItem]))
  const covers = new Map<string, CartRow['cover']>()
  for (const { productLineItemId, planLineItemId, quantity } of connections) {
    const planLineItem = lines.get(planLineItemId)
    if (!planLineItem || !isPlanLineItem(planLineItem)) continue
    const cover = covers.get(productLineItemId) ?? []
    covers.set(productLineItemId, [...cover, { planLineItem, quantity }])
  }
  return cart.lineItems
    .filter((lineItem) => !isPlanLineItem(lineItem))
    .map((lineItem) => ({ lineItem, cover: covers.get(lineItem.id) ?? [] }))
}
