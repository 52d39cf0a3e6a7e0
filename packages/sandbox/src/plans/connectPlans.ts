/** The part of a line that decides which plan belongs to which product. */
export type ConnectableLine = {
  id: string
  quantity: number
  productId: string
  /** On plan lines: the id of the protected product. */
  productReference: string | undefined
}

/** `quantity` units of the product line have their plan from the plan line. */
export type PlanConnection = { productLineItemId: string; planLineItemId: string; quantity: number }

/**
 * Connects plan lines with the product lines that they name. A reference names a product, not a line, so the plan lines
 * of one product are given to its lines in order until no plan is left (our reading: no document describes one product
 * on two lines).
 */
export function connectPlans(lines: readonly ConnectableLine[]): PlanConnection[] {
  const left = new Map(lines.map((line) => [line.id, line.quantity]))
  const products = lines.filter((line) => line.productReference === undefined)
  return lines
    .filter((line) => line.productReference !== undefined)
    .flatMap((plan) =>
      products
        .filter((product) => product.productId === plan.productReference)
        .flatMap((product) => {
          const quantity = Math.min(left.get(plan.id) ?? 0, left.get(product.id) ?? 0)
          if (quantity === 0) return []
          left.set(plan.id, (left.get(plan.id) ?? 0) - quantity)
          left.set(product.id, (left.get(product.id) ?? 0) - quantity)
          return [{ productLineItemId: product.id, planLineItemId: plan.id, quantity }]
        }),
    )
}
