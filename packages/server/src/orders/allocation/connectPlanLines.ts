import { connectPlans, isPlanLineItem, type AmbiguousPlans, type LineItem, type PlanConnection } from '@hakuna-kit/core'
import type { ReportedPlanConnection } from '@hakuna-kit/core'
import { checkQuantity } from '../orderStep.js'
import { PlanWithoutProductError, QuantityExceededError, UnknownLineItemError } from '../OrderError.js'

/**
 * Settles which plan line covers which product line: by the connections given, and by the reference for every plan that they leave over, in
 * the same stable order in which the cart showed them.
 *
 * @throws UnknownLineItemError, InvalidQuantityError, QuantityExceededError for connections that do not fit the lines;
 *   PlanWithoutProductError for a plan that covers nothing.
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
      throw new QuantityExceededError(`${path}.quantity`, Math.max(quantity, 1), available, 'unit(s) to connect')
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
    throw new PlanWithoutProductError(`lineItems[${index}].quantity`, orphan.quantity)
  }
  return { planConnections: [...byConnection, ...connections], ambiguousPlans: ambiguous }
}

function find(lineItems: LineItem[], lineItemId: string, isPlan: boolean, path: string): LineItem {
  const line = lineItems.find(({ id }) => id === lineItemId)
  if (!line || isPlanLineItem(line) !== isPlan) throw new UnknownLineItemError(path, lineItemId)
  return line
}
