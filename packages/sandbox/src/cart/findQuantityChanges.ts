import { type ConnectableLine, type PlanConnection, connectPlans } from '../plans/connectPlans.js'

/** A plan line that must get another quantity; 0 removes it. */
export type QuantityChange = { lineItemId: string; quantity: number }

/**
 * The changes after which the plans fit the products:
 * - A plan without its product is removed. Plans beyond the number of products are removed, from the last line first.
 * - When a fully covered product line grows, its plan grows with it (the example in the guide).
 * - Fewer plans than products is the shopper's choice: no change.
 *
 * @param fullConnections the connections of fully covered product lines when the cart last needed no change
 */
export function findQuantityChanges(
  lines: readonly ConnectableLine[],
  fullConnections: readonly PlanConnection[],
): QuantityChange[] {
  const plans = lines.filter((line) => line.productReference !== undefined)
  return [...new Set(plans.map((plan) => plan.productReference))].flatMap((reference) => {
    const plansOfProduct = plans.filter((plan) => plan.productReference === reference)
    const productLines = lines.filter((line) => line.productReference === undefined && line.productId === reference)
    const room = sum(productLines) - sum(plansOfProduct)
    return room < 0
      ? dropSurplus(plansOfProduct, -room)
      : raiseGrownPlans(productLines, plansOfProduct, fullConnections)
  })
}

function dropSurplus(plans: ConnectableLine[], surplus: number): QuantityChange[] {
  return plans.toReversed().flatMap((plan) => {
    const dropped = Math.min(plan.quantity, surplus)
    surplus -= dropped
    return dropped > 0 ? [{ lineItemId: plan.id, quantity: plan.quantity - dropped }] : []
  })
}

/** The plans of one product never outnumber its lines here, so what is not covered is room for more plans. */
function raiseGrownPlans(
  productLines: ConnectableLine[],
  plans: ConnectableLine[],
  fullConnections: readonly PlanConnection[],
): QuantityChange[] {
  const raised = new Map<string, number>()
  for (const product of productLines) {
    const before = fullConnections.filter((connection) => connection.productLineItemId === product.id)
    const grownPlan = plans.find((plan) => before.some((connection) => connection.planLineItemId === plan.id))
    if (!grownPlan) continue
    const uncovered = product.quantity - coveredUnits(product.id, [...productLines, ...plans])
    const growth = Math.min(product.quantity - sum(before), uncovered)
    if (growth <= 0) continue
    raised.set(grownPlan.id, (raised.get(grownPlan.id) ?? grownPlan.quantity) + growth)
  }
  return [...raised].map(([lineItemId, quantity]) => ({ lineItemId, quantity }))
}

/** The connections of product lines that have a plan for every unit. */
export function findFullConnections(lines: readonly ConnectableLine[]): PlanConnection[] {
  const connections = connectPlans(lines)
  return lines.flatMap((line) => {
    const ofLine = connections.filter(({ productLineItemId }) => productLineItemId === line.id)
    return sum(ofLine) === line.quantity ? ofLine : []
  })
}

function coveredUnits(productLineItemId: string, lines: readonly ConnectableLine[]): number {
  return sum(connectPlans(lines).filter((connection) => connection.productLineItemId === productLineItemId))
}

function sum(parts: readonly { quantity: number }[]): number {
  return parts.reduce((total, { quantity }) => total + quantity, 0)
}
