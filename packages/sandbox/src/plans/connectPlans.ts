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
  const open = lines.map((line) => ({ ...line }))
  const products = open.filter((line) => line.productReference === undefined)
  return open.flatMap((plan) =>
    products
      .filter((product) => product.productId === plan.productReference)
      .flatMap((product) => {
        const quantity = Math.min(plan.quantity, product.quantity)
        if (quantity === 0) return []
        plan.quantity -= quantity
        product.quantity -= quantity
        return [{ productLineItemId: product.id, planLineItemId: plan.id, quantity }]
      }),
  )
}
