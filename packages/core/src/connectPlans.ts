import type { Cart, LineItem } from './cart.js'
import { linesByReference } from './cartLines.js'

/** A plan line that covers a product line, and how many units of it. */
export type PlanConnection = { productLineItemId: string; planLineItemId: string; quantity: number }

/** A connection as the insurer or the shop reports it; `quantity` is absent where it is not known. */
export type ReportedPlanConnection = Omit<PlanConnection, 'quantity'> & { quantity?: number | undefined }

/** A number of units of one line. */
export type LineItemQuantity = { lineItemId: string; quantity: number }

/** One product on several lines: which of them its plans cover cannot be known. */
export type AmbiguousPlans = { productReference: string; productLineItemIds: string[]; planLineItemIds: string[] }

/** How the plan lines of a cart cover its product lines. */
export type ConnectedPlans = {
  connections: PlanConnection[]
  /** Units of product lines that no plan covers. */
  unprotected: LineItemQuantity[]
  /**
   * Units of plan lines that cover nothing: their product is not in the cart, or there are more plans than products.
   */
  orphans: LineItemQuantity[]
  ambiguous: AmbiguousPlans[]
}

/**
 * Connects plans and products without asking the insurer: the plan lines of a product cover its lines, unit by unit,
 * in a stable order. A reference names a product and not a line, and carts may merge and sort lines. Time grows
 * linearly with the number of lines. Where the insurer's own connections differ, they count.
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

const idOf = (line: LineItem): string => line.id
