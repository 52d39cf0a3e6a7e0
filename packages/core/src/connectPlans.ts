import type { Cart, LineItem } from './cart.js'
import { linesByReference, type ReferenceLines } from './cartLines.js'

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
  for (const [productReference, group] of linesByReference(cart)) {
    const { products, plans, room } = group
    const { connections, unprotected, orphans } = connectLines(group)
    result.connections.push(...connections)
    result.unprotected.push(...unprotected)
    result.orphans.push(...orphans)

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

/** Only the connections of `connectPlans`. */
export function planConnections(cart: Cart): PlanConnection[] {
  return [...linesByReference(cart).values()].flatMap((group) => connectLines(group).connections)
}

/** The lines of one product: its plans cover its units in order. */
function connectLines({ products, plans }: ReferenceLines): Omit<ConnectedPlans, 'ambiguous'> {
  const connections: PlanConnection[] = []
  const unprotected: LineItemQuantity[] = []
  const orphans = plans.map(({ id, quantity }) => ({ lineItemId: id, quantity }))
  for (const product of products) {
    let uncovered = product.quantity
    while (uncovered && orphans[0]) {
      const [plan] = orphans
      const quantity = Math.min(uncovered, plan.quantity)
      connections.push({ productLineItemId: product.id, planLineItemId: plan.lineItemId, quantity })
      uncovered -= quantity
      plan.quantity -= quantity
      if (!plan.quantity) orphans.shift()
    }
    if (uncovered) unprotected.push({ lineItemId: product.id, quantity: uncovered })
  }
  return { connections, unprotected, orphans }
}

const idOf = (line: LineItem): string => line.id
