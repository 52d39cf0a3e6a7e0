import { unshippedUnits } from '../lineItemStatus.js'
import { mergeUnits, type LineItemUnits } from '../lineItemUnits.js'
import type { ChangedUnits, Order } from '../order.js'
import { OrderError } from '../OrderError.js'
import { readAllocation, type Allocation } from './readAllocation.js'

/**
 * Decides which units a fulfillment moves: the products listed, the plans listed, and with `withPlans` the plans of the
 * products listed as well.
 *
 * @throws OrderError `order_quantity_exceeded`
 */
export function allocateFulfillment(
  order: Order,
  { items, at, withPlans }: { items: LineItemUnits[]; at: string; withPlans: boolean },
): ChangedUnits[] {
  const allocation = readAllocation(order)
  const isPlan = (lineItemId: string) =>
    allocation.connectionsOf(lineItemId).some((connection) => connection.planLineItemId === lineItemId)
  const listed = items.map((item, index) => ({
    ...item,
    path: `items[${index}].quantity`,
    units: [] as ChangedUnits[],
  }))
  const products = listed.filter(({ lineItemId }) => !isPlan(lineItemId))
  const plans = listed.filter(({ lineItemId }) => isPlan(lineItemId))
  const move = (item: (typeof listed)[number], units: ChangedUnits) => {
    allocation.move('fulfilled', units, at)
    item.units.push(units)
  }

  // Products first: a plan may be listed before the product that it goes with.
  for (const item of products) {
    const available = unshippedUnits(allocation.status(item.lineItemId))
    const quantity = checkAvailable(item, available, 'unit(s) to be shipped')
    move(item, { lineItemId: item.lineItemId, quantity })
  }
  for (const item of plans) {
    // A plan line may cover several product lines: those of the same fulfillment come first.
    const fulfillable = findFulfillablePlans(allocation, item.lineItemId)
    const isListed = (plan: ChangedUnits) => items.some(({ lineItemId }) => lineItemId === plan.productLineItemId)
    const inOrder = [...fulfillable.filter(isListed), ...fulfillable.filter((plan) => !isListed(plan))]
    const available = inOrder.reduce((sum, { quantity }) => sum + quantity, 0)
    let rest = checkAvailable(item, available, 'plan(s) of shipped units')
    for (const plan of inOrder) {
      const quantity = Math.min(plan.quantity, rest)
      rest -= quantity
      if (quantity > 0) move(item, { ...plan, quantity })
    }
  }
  if (withPlans) {
    for (const item of products) {
      for (const plan of findFulfillablePlans(allocation, item.lineItemId)) move(item, plan)
    }
  }
  return mergeUnits(listed.flatMap(({ units }) => units))
}

function checkAvailable(
  { quantity, path }: LineItemUnits & { path: string },
  available: number,
  availableUnits: string,
): number {
  if (available === 0 || (quantity ?? 0) > available) {
    throw new OrderError('order_quantity_exceeded', path, { wanted: quantity ?? 1, available, availableUnits })
  }
  return quantity ?? available
}

/** Plans of a product or plan line whose unit is shipped and that are not fulfilled yet. */
function findFulfillablePlans(allocation: Allocation, lineItemId: string): ChangedUnits[] {
  return allocation
    .connectionsOf(lineItemId)
    .map((connection) => ({
      lineItemId: connection.planLineItemId,
      productLineItemId: connection.productLineItemId,
      quantity: allocation.countContracts(connection) - connection.fulfilled,
    }))
    .filter(({ quantity }) => quantity > 0)
}
