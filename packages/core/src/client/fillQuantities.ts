import type { Cart } from '../cart.js'
import type { PlanConnection, ReportedPlanConnection } from '../connectPlans.js'

/**
 * Adds the missing quantities: as many units as both lines still have. A quantity that the insurer gives counts up to
 * that number, because it may be of an older cart. Connections of no unit are left out.
 */
export function fillQuantities(cart: Cart, pairs: ReportedPlanConnection[]): PlanConnection[] {
  const left = new Map(cart.lineItems.map((line) => [line.id, line.quantity]))
  return pairs.flatMap(({ productLineItemId, planLineItemId, quantity }) => {
    const products = left.get(productLineItemId) ?? 0
    const plans = left.get(planLineItemId) ?? 0
    const covered = Math.min(quantity ?? products, products, plans)
    if (!covered) return []
    left.set(productLineItemId, products - covered)
    left.set(planLineItemId, plans - covered)
    return { productLineItemId, planLineItemId, quantity: covered }
  })
}
