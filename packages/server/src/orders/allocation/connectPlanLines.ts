import { connectPlans, isPlanLineItem, type AmbiguousPlans, type LineItem, type PlanConnection } from '@hakuna-kit/core'
import type { ReportedPlanConnection } from '@hakuna-kit/core'
import { checkQuantity } from '../lineItemUnits.js'
import { OrderError } from '../OrderError.js'

/**
 * Decides which plan line covers which product line: by the connections given, then by the reference for every plan
 * without one, in the same stable order in which the cart showed them.
 *
 * @throws OrderError `order_unknown_line_item`, `order_invalid_quantity`, `order_quantity_exceeded` for connections
 *   that do not fit the lines; `order_plan_without_product` for a plan that covers nothing
 */
export function connectPlanLines(
  currency: string,
  lineItems: LineItem[],
  given: ReportedPlanConnection[],
): { planConnections: PlanConnection[]; ambiguousPlans: AmbiguousPlans[] } {
  const left = new Map(lineItems.map(({ id, quantity }) => [id, quantity]))
  const take = (lineItemId: string, quantity: number) => left.set(lineItemId, (left.get(lineItemId) ?? 0) - quantity)

  const byConnection = given.map((connection, index): PlanConnection => {
    const path = `planConnections[${index}]`
    const product = find(lineItems, connection.productLineItemId, false, `${path}.productLineItemId`)
    const plan = find(lineItems, connection.planLineItemId, true, `${path}.planLineItemId`)
    const available = Math.min(left.get(product.id) ?? 0, left.get(plan.id) ?? 0)
    const quantity =
      connection.quantity === undefined ? available : checkQuantity(connection.quantity, `${path}.quantity`)
    if (quantity > available || available === 0) {
      const details = { wanted: Math.max(quantity, 1), available, availableUnits: 'unit(s) to connect' }
      throw new OrderError('order_quantity_exceeded', `${path}.quantity`, details)
    }
    take(product.id, quantity)
    take(plan.id, quantity)
    return { productLineItemId: product.id, planLineItemId: plan.id, quantity }
  })

  const rest = lineItems
    .map((line) => ({ ...line, quantity: left.get(line.id) ?? 0 }))
    .filter(({ quantity }) => quantity > 0)
  const { connections, orphans, ambiguous } = connectPlans({ id: 'order', currency, lineItems: rest })
  const orphan = orphans[0]
  if (orphan) {
    const index = lineItems.findIndex(({ id }) => id === orphan.lineItemId)
    const { quantity } = orphan
    throw new OrderError('order_plan_without_product', `lineItems[${index}].quantity`, { quantity })
  }
  return { planConnections: mergeConnections([...byConnection, ...connections]), ambiguousPlans: ambiguous }
}

/** One connection for each pair of lines: some of its units may have been given, and the rest follow the reference. */
function mergeConnections(connections: PlanConnection[]): PlanConnection[] {
  const merged = new Map<string, PlanConnection>()
  for (const connection of connections) {
    const pair = JSON.stringify([connection.productLineItemId, connection.planLineItemId])
    const quantity = (merged.get(pair)?.quantity ?? 0) + connection.quantity
    merged.set(pair, { ...connection, quantity })
  }
  return [...merged.values()]
}

function find(lineItems: LineItem[], lineItemId: string, isPlan: boolean, path: string): LineItem {
  const line = lineItems.find(({ id }) => id === lineItemId)
  if (!line || isPlanLineItem(line) !== isPlan) throw new OrderError('order_unknown_line_item', path, { lineItemId })
  return line
}
