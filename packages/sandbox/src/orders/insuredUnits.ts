import type { Cover, OrderLine, OrderState } from './OrderState.js'
import { keptUnits, revokedUnits, sumUnits, wantedUnits } from './units.js'

/**
 * For each cover, the plans that insure a unit that the customer has. The units of a line are interchangeable, so
 * shipped units count as covered first: the customer is insured at once. A unit whose plan was revoked stays uninsured;
 * the plan of an unshipped unit does not replace it (our reading; documented: no contract before fulfilment).
 */
export function insuredUnits(order: OrderState): Map<Cover, number> {
  const insured = new Map<Cover, number>()
  for (const line of order.lineItems) {
    let kept = keptUnits(line) - revokedUnits(line)
    for (const cover of coversOf(order, line)) {
      if (cover.productLineItemId !== line.id) continue
      const quantity = Math.min(cover.quantity, kept)
      kept -= quantity
      insured.set(cover, quantity)
    }
  }
  return insured
}

/** The covers of a product line or of a plan line. */
export function coversOf(order: OrderState, line: OrderLine): Cover[] {
  return order.covers.filter(
    ({ productLineItemId, planLineItemId }) => productLineItemId === line.id || planLineItemId === line.id,
  )
}

/** Plans of a product line beyond the units that are wanted and may have one. They have to go with their product. */
export function surplusPlans(order: OrderState, product: OrderLine): number {
  return Math.max(0, sumUnits(coversOf(order, product)) - wantedUnits(product) + revokedUnits(product))
}
