import type { Cart, LineItem } from './cart.js'
import { planReferenceOf } from './planLineItem.js'

/** Which plan line covers which product line, and how many of its units. */
export type PlanConnection = { productLineItemId: string; planLineItemId: string; quantity: number }

/** A connection as the insurer or the shop tells it; `quantity` is absent where it is not told. */
export type ReportedPlanConnection = Omit<PlanConnection, 'quantity'> & { quantity?: number | undefined }

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
export type ReferenceLines = {
  products: LineItem[]
  plans: LineItem[]
  /** Units on all plan lines. */
  planUnits: number
  /** Units of the product beyond those of the plans; below 0 there are too many plans. */
  room: number
}

/**
 * The lines by product id. Carts sort as they like, so the order is that of the ids: shorter ones first, then by character,
 * which is the order of adding for the usual numbered ids.
 */
export function linesByReference(cart: Cart): Map<string, ReferenceLines> {
  const groups = new Map<string, ReferenceLines>()
  for (const line of [...cart.lineItems].sort(byId)) {
    const reference = planReferenceOf(line)
    const key = reference || line.productId
    let group = groups.get(key)
    if (!group) groups.set(key, (group = { products: [], plans: [], planUnits: 0, room: 0 }))
    if (reference) {
      group.plans.push(line)
      group.planUnits += line.quantity
      group.room -= line.quantity
    } else {
      group.products.push(line)
      group.room += line.quantity
    }
  }
  return groups
}

/**
 * The local reading of `productReference`, by quantity: the plan lines of a product cover its lines up to their sum, in a
 * stable order, because a reference names a product and not a line, and carts merge and sort lines as they like.
 * Its time grows with the lines of the cart. The insurer's own connections rule where they differ.
 */
export function connectPlans(cart: Cart): ConnectedPlans {
  const result: ConnectedPlans = { connections: [], unprotected: [], orphans: [], ambiguous: [] }
  for (const [productReference, { products, plans, room }] of linesByReference(cart)) {
    const unused = plans.map((plan) => ({ lineItemId: plan.id, quantity: plan.quantity }))
    for (const product of products) {
      let uncovered = product.quantity
      while (uncovered && unused[0]) {
        const quantity = Math.min(uncovered, unused[0].quantity)
        result.connections.push({ productLineItemId: product.id, planLineItemId: unused[0].lineItemId, quantity })
        uncovered -= quantity
        unused[0].quantity -= quantity
        if (!unused[0].quantity) unused.shift()
      }
      if (uncovered) result.unprotected.push({ lineItemId: product.id, quantity: uncovered })
    }
    result.orphans.push(...unused)

    const kinds = new Set(plans.map((plan) => plan.customProperties!.planId ?? plan.productId))
    if (products.length > 1 && plans.length && (room > 0 || kinds.size > 1))
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
export function fillQuantities(cart: Cart, pairs: ReportedPlanConnection[]): PlanConnection[] {
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
const byId = (a: LineItem, b: LineItem): number => a.id.length - b.id.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
