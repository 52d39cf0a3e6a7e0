import type { Cart, LineItem } from './cart.js'
import { isPlanLineItem } from './planLineItem.js'
import type { ConnectionsAnswer } from './storefrontProtocol.js'

/** Which plan line covers which product line, and how many of its units. */
export type PlanConnection = { productLineItemId: string; planLineItemId: string; quantity: number }

/** Some units of one line. */
export type LineItemQuantity = { lineItemId: string; quantity: number }

/** One product on several lines, and no way to know which of them its plans cover. */
export type AmbiguousPlans = { productReference: string; productLineItemIds: string[]; planLineItemIds: string[] }

/** How the plan lines of a cart cover its product lines. */
export type ConnectedPlans = {
  connections: PlanConnection[]
  /** Units of product lines that no plan covers. */
  unprotected: LineItemQuantity[]
  /** Units of plan lines that cover nothing: their product is gone, or there are more plans than products. */
  orphans: LineItemQuantity[]
  ambiguous: AmbiguousPlans[]
}

/** The lines of one product and of its plans, each in a stable order. */
export type ReferenceLines = { products: LineItem[]; plans: LineItem[] }

/**
 * The lines by product id. Carts sort as they like, so the order is that of the ids: shorter ones first, then by character,
 * which is the order of adding for the usual numbered ids.
 */
export function linesByReference(cart: Cart): Map<string, ReferenceLines> {
  const groups = new Map<string, ReferenceLines>()
  for (const line of cart.lineItems) {
    const isPlan = isPlanLineItem(line)
    const reference = isPlan ? line.customProperties!.productReference! : line.productId
    let group = groups.get(reference)
    if (!group) groups.set(reference, (group = { products: [], plans: [] }))
    group[isPlan ? 'plans' : 'products'].push(line)
  }
  for (const { products, plans } of groups.values()) {
    products.sort(byId)
    plans.sort(byId)
  }
  return groups
}

export const quantityOf = (lines: readonly { quantity: number }[]): number =>
  lines.reduce((sum, line) => sum + line.quantity, 0)

/**
 * The local reading of `productReference`, by quantity: the plan lines of a product cover its lines up to their sum, in a
 * stable order, because a reference names a product and not a line, and carts merge and sort lines as they like.
 * Linear in the lines of the cart. The insurer's own connections rule where they differ.
 */
export function connectPlans(cart: Cart): ConnectedPlans {
  const result: ConnectedPlans = { connections: [], unprotected: [], orphans: [], ambiguous: [] }
  for (const [productReference, { products, plans }] of linesByReference(cart)) {
    let next = 0
    let left = plans[0]?.quantity ?? 0
    for (const product of products) {
      let uncovered = product.quantity
      while (uncovered && next < plans.length) {
        const quantity = Math.min(uncovered, left)
        if (quantity)
          result.connections.push({ productLineItemId: product.id, planLineItemId: plans[next]!.id, quantity })
        uncovered -= quantity
        left -= quantity
        if (!left) left = plans[++next]?.quantity ?? 0
      }
      if (uncovered) result.unprotected.push({ lineItemId: product.id, quantity: uncovered })
    }
    for (; next < plans.length; left = plans[++next]?.quantity ?? 0)
      result.orphans.push({ lineItemId: plans[next]!.id, quantity: left })

    const planIds = new Set(plans.map(planOf))
    const isPartial = quantityOf(plans) < quantityOf(products)
    if (products.length > 1 && plans.length && (isPartial || planIds.size > 1))
      result.ambiguous.push({
        productReference,
        productLineItemIds: products.map(idOf),
        planLineItemIds: plans.map(idOf),
      })
  }
  return result
}

/**
 * Gives a quantity to the connections that come without one: as many units as both lines still have. Pairs whose lines are
 * no longer in the cart are left out.
 */
export function fillQuantities(cart: Cart, pairs: ConnectionsAnswer['connections']): PlanConnection[] {
  const left = new Map(cart.lineItems.map((line) => [line.id, line.quantity]))
  return pairs.flatMap(({ productLineItemId, planLineItemId, quantity }) => {
    const products = left.get(productLineItemId) ?? 0
    const plans = left.get(planLineItemId) ?? 0
    const covered = quantity ?? Math.min(products, plans)
    if (!products || !plans || !covered) return []
    left.set(productLineItemId, products - covered)
    left.set(planLineItemId, plans - covered)
    return { productLineItemId, planLineItemId, quantity: covered }
  })
}

const idOf = (line: LineItem): string => line.id
const planOf = (line: LineItem): string => line.customProperties!.planId ?? line.productId
const byId = (a: LineItem, b: LineItem): number => a.id.length - b.id.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
