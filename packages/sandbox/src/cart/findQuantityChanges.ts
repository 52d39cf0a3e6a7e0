import { type LinePair, type PairableLine, pairLines } from '../plans/connectPlans.js'

/** A plan line that must get another quantity; 0 removes it. */
export type QuantityChange = { lineItemId: string; quantity: number }

/**
 * What must change so that the plans fit the products:
 * - no plan without its product and never more plans than products: the surplus goes, last line first;
 * - the quantity of a plan follows its product when a fully protected pair grows (the guide's example);
 * - fewer plans than products is the shopper's choice and stays.
 *
 * @param protectedPairs the pairs that were fully protected when the cart was last in order
 */
export function findQuantityChanges(
  lines: readonly PairableLine[],
  protectedPairs: readonly LinePair[],
): QuantityChange[] {
  const plans = lines.filter((line) => line.productReference !== undefined)
  return [...new Set(plans.map((plan) => plan.productReference))].flatMap((reference) => {
    const plansOfProduct = plans.filter((plan) => plan.productReference === reference)
    const productLines = lines.filter((line) => line.productReference === undefined && line.productId === reference)
    const room = sum(productLines) - sum(plansOfProduct)
    return room < 0
      ? dropSurplus(plansOfProduct, -room)
      : raiseGrownPairs(productLines, plansOfProduct, protectedPairs, room)
  })
}

function dropSurplus(plans: PairableLine[], surplus: number): QuantityChange[] {
  return plans.toReversed().flatMap((plan) => {
    const dropped = Math.min(plan.quantity, surplus)
    surplus -= dropped
    return dropped > 0 ? [{ lineItemId: plan.id, quantity: plan.quantity - dropped }] : []
  })
}

function raiseGrownPairs(
  productLines: PairableLine[],
  plans: PairableLine[],
  protectedPairs: readonly LinePair[],
  room: number,
): QuantityChange[] {
  const raised = new Map<string, number>()
  for (const product of productLines) {
    const before = protectedPairs.filter((pair) => pair.productLineItemId === product.id)
    const grownPlan = plans.find((plan) => before.some((pair) => pair.planLineItemId === plan.id))
    if (!grownPlan) continue
    const uncovered = product.quantity - coveredUnits(product.id, [...productLines, ...plans])
    const growth = Math.min(product.quantity - sum(before), uncovered, room)
    if (growth <= 0) continue
    room -= growth
    raised.set(grownPlan.id, (raised.get(grownPlan.id) ?? grownPlan.quantity) + growth)
  }
  return [...raised].map(([lineItemId, quantity]) => ({ lineItemId, quantity }))
}

/** Pairs that cover every unit of their product line. */
export function findProtectedPairs(lines: readonly PairableLine[]): LinePair[] {
  const pairs = pairLines(lines)
  return pairs.filter(({ productLineItemId }) => {
    const product = lines.find((line) => line.id === productLineItemId)
    return product?.quantity === sum(pairs.filter((pair) => pair.productLineItemId === productLineItemId))
  })
}

function coveredUnits(productLineItemId: string, lines: readonly PairableLine[]): number {
  return sum(pairLines(lines).filter((pair) => pair.productLineItemId === productLineItemId))
}

function sum(parts: readonly { quantity: number }[]): number {
  return parts.reduce((total, { quantity }) => total + quantity, 0)
}
