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

/**
 * Which line has which plan is our reading, so the lines that were fully covered are looked at together: their plans
 * grow by what these lines grew, less what the shopper added meanwhile.
 */
function raiseGrownPlans(
  productLines: ConnectableLine[],
  plans: ConnectableLine[],
  fullConnections: readonly PlanConnection[],
): QuantityChange[] {
  const covered = productLines.flatMap((product) => {
    const before = fullConnections.filter((connection) => connection.productLineItemId === product.id)
    const plan = plans.find(({ id }) => before.some((connection) => connection.planLineItemId === id))
    return plan ? [{ plan, quantity: product.quantity, growth: product.quantity - sum(before) }] : []
  })
  let missing = sum(covered) - sum(plans)
  const raised = new Map<string, number>()
  for (const { plan, growth } of covered) {
    const more = Math.min(growth, missing)
    if (more <= 0) continue
    missing -= more
    raised.set(plan.id, (raised.get(plan.id) ?? plan.quantity) + more)
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

function sum(parts: readonly { quantity: number }[]): number {
  return parts.reduce((total, { quantity }) => total + quantity, 0)
}
