import {
  type Cover,
  type OrderLine,
  type OrderState,
  keptUnits,
  refundableUnits,
  sumUnits,
  wantedUnits,
} from './orderState.js'

/**
 * How many plans of each cover insure a unit that is with the customer. Units of a line are alike, so the shipped ones
 * count as covered first: the customer is insured at once. Where a plan was revoked its unit stays uninsured, and no
 * plan of a unit that is not shipped yet steps in for it (our reading; no contract before fulfilment is documented).
 */
export function insuredUnits(order: OrderState): Map<Cover, number> {
  const insured = new Map<Cover, number>()
  for (const line of order.lineItems) {
    let kept = line.kind === 'product' ? keptUnits(line) - line.revoked : 0
    for (const cover of coversOf(order, line)) {
      if (cover.productLineItemId !== line.id) continue
      const quantity = Math.min(cover.quantity, kept)
      kept -= quantity
      insured.set(cover, quantity)
    }
  }
  return insured
}

export function coversOf(order: OrderState, line: OrderLine): Cover[] {
  return order.covers.filter(
    ({ productLineItemId, planLineItemId }) => productLineItemId === line.id || planLineItemId === line.id,
  )
}

/** Plans of a product line beyond its units that are still wanted and can have one. They have to go with their product. */
export function surplusPlans(order: OrderState, product: OrderLine): number {
  return Math.max(0, sumUnits(coversOf(order, product)) - wantedUnits(product) + product.revoked)
}

/** How many plans of a cover may go, after the product lines of the same message went. */
export type RemovablePlans = {
  cover: Cover
  product: OrderLine
  /** Their product goes or went. */
  withProduct: number
  /** They may go while their product stays. */
  alone: number
  /** As `alone`, were there no refund window. */
  aloneAtAnyTime: number
}

/**
 * A plan is refunded when its product is or was shipped, cancelled when it was not (vendor page, support table). Plans
 * of shipped units go alone only within the refund window of their product.
 */
export function removablePlans(
  order: OrderState,
  plan: OrderLine,
  kind: 'refund' | 'cancellation',
  at: string,
  windowDays: number,
): RemovablePlans[] {
  const insured = insuredUnits(order)
  return coversOf(order, plan).flatMap((cover) => {
    const product = order.lineItems.find(({ id }) => id === cover.productLineItemId)
    if (!product) return []
    const withProduct = Math.min(cover.quantity, surplusPlans(order, product))
    const shipped = insured.get(cover) ?? 0
    const others = cover.quantity - withProduct
    const aloneAtAnyTime = kind === 'refund' ? Math.min(others, shipped) : Math.max(0, others - shipped)
    const open = kind === 'refund' ? refundableUnits(product, at, windowDays) : aloneAtAnyTime
    return [{ cover, product, withProduct, alone: Math.min(aloneAtAnyTime, open), aloneAtAnyTime }]
  })
}

/** Takes plans away, those first that go with their product. */
export function takePlans(
  removable: readonly RemovablePlans[],
  quantity: number,
  kind: 'refund' | 'cancellation',
): void {
  for (const part of ['withProduct', 'alone'] as const) {
    for (const option of removable) {
      const taken = Math.min(option[part], quantity)
      quantity -= taken
      option.cover.quantity -= taken
      // Cancelled plans were never shipped, so none of the fulfilled ones is among them.
      if (kind === 'cancellation') continue
      option.cover.fulfilled = Math.max(0, option.cover.fulfilled - taken)
      if (part === 'alone') option.product.revoked += taken
    }
  }
}
