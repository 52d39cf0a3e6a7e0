/** The part of a line that pairing looks at. */
export type PairableLine = { id: string; quantity: number; productId: string; productReference: string | undefined }

/** A plan line covers `quantity` units of a product line. */
export type LinePair = { productLineItemId: string; planLineItemId: string; quantity: number }

/**
 * Pairs plan lines with the product lines they name. A reference names a product, not a line, so the plan lines of one
 * product cover its lines in order until they are used up (our reading: no document speaks of one product on two lines).
 */
export function pairLines(lines: readonly PairableLine[]): LinePair[] {
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
