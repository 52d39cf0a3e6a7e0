import type { ChangedUnits, Order } from '../order.js'
import type { LineItemUnits } from '../orderStep.js'
import type { Cover } from './readAllocation.js'

/** A line of a change as the shop listed it, and what it has moved so far. */
export type ListedUnits = LineItemUnits & { path: string; units: ChangedUnits[] }

/** How many units a listed line has moved so far. */
export function countMoved({ units }: ListedUnits): number {
  return units.reduce((sum, { quantity }) => sum + quantity, 0)
}

/**
 * Plans that the shop lists itself and that must go with their product anyway.
 *
 * A plan line may cover several product lines and a product line may have several plan lines, but neither shop nor insurer says which plan
 * goes with which unit. So the products take their plans in the order in which they were paired: then no plan is left to go alone that could
 * have gone with a product (our reading; the documents are silent).
 */
export function movePlansWithProducts(
  order: Order,
  plans: ListedUnits[],
  cover: Cover,
  move: (item: ListedUnits, units: ChangedUnits) => void,
): void {
  for (const productLineItemId of new Set(order.planConnections.map((connection) => connection.productLineItemId))) {
    for (const connection of cover.of(productLineItemId)) {
      for (const item of plans.filter(({ lineItemId }) => lineItemId === connection.planLineItemId)) {
        const wanted = (item.quantity ?? Infinity) - countMoved(item)
        const quantity = Math.min(wanted, connection.live, cover.surplus(productLineItemId))
        if (quantity > 0) move(item, { lineItemId: item.lineItemId, productLineItemId, quantity })
      }
    }
  }
}
