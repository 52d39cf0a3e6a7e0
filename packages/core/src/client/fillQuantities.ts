import type { Cart } from '../cart.js'
import type { PlanConnection, ReportedPlanConnection } from '../connectPlans.js'

/**
 * Adds the missing quantities: as many units as both lines still have. Connections whose lines are no longer in the
 * cart are left out.
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
