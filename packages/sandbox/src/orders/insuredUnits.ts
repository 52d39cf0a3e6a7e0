import {
  type Cover,
  type OrderLine,
  type OrderState,
  keptUnits,
  refundableUnits,
  revokedUnits,
  sumUnits,
  wantedUnits,
} from './OrderState.js'

/**
 * How many plans of each cover insure a unit that is with the customer. Units of a line are alike, so the shipped ones
 * count as covered first: the customer is insured at once. Where a plan was revoked its unit stays uninsured, and no
 * plan of a unit that is not shipped yet steps in for it (our reading; no contract before fulfilment is documented).
 */
export function insuredUnits(order: OrderState): Map<Cover, number> {
  const insured = new Map<Cover, number>()
  for (const line of order.lineItems) {
    let kept = line.kind === 'product' ? keptUnits(line) - revokedUnits(line) : 0
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
  return Math.max(0, sumUnits(coversOf(order, product)) - wantedUnits(product) + revokedUnits(product))
}

/** Why plans leave an order: their units were shipped or not. */
export type Removal = 'refund' | 'cancellation'

/**
 * Takes away the plans that a message names and that go with a product of the same message.
 *
 * A message gives one count per plan line, whatever products it covers. Going through the products in the order in
 * which they were paired finds a plan for each of them whenever there is one (our reading: the documents are silent).
 * @param named plans that the message names, by plan line
 * @returns how many went, by plan line
 */
export function takePlansWithProducts(
  order: OrderState,
  named: ReadonlyMap<string, number>,
  kind: Removal,
): Map<string, number> {
  const taken = new Map<string, number>()
  for (const product of order.lineItems.filter((line) => line.kind === 'product')) {
    for (const cover of coversOf(order, product)) {
      const before = taken.get(cover.planLineItemId) ?? 0
      const open = (named.get(cover.planLineItemId) ?? 0) - before
      const quantity = Math.min(open, cover.quantity, surplusPlans(order, product))
      takePlans(cover, quantity, kind)
      taken.set(cover.planLineItemId, before + quantity)
    }
  }
  return taken
}

/** Plans of a cover that may go while their product stays. */
export type LonePlans = {
  cover: Cover
  product: OrderLine
  units: number
  /** As `units`, were there no refund window. */
  unitsAtAnyTime: number
}

/**
 * A plan is refunded when its product was shipped, cancelled when it was not (vendor page, support table). Plans of
 * shipped units go alone only within the refund window of their product.
 */
export function lonePlans(
  order: OrderState,
  plan: OrderLine,
  kind: Removal,
  at: string,
  windowDays: number,
): LonePlans[] {
  const insured = insuredUnits(order)
  return coversOf(order, plan).flatMap((cover) => {
    const product = order.lineItems.find(({ id }) => id === cover.productLineItemId)
    if (!product) return []
    const shipped = insured.get(cover) ?? 0
    const unitsAtAnyTime = kind === 'refund' ? shipped : cover.quantity - shipped
    const open = kind === 'refund' ? refundableUnits(product, at, windowDays).plans : unitsAtAnyTime
    return [{ cover, product, units: Math.min(unitsAtAnyTime, open), unitsAtAnyTime }]
  })
}

/** Takes plans away whose product stays. */
export function takeLonePlans(options: readonly LonePlans[], quantity: number, kind: Removal, at: string): void {
  for (const { cover, product, units } of options) {
    const taken = Math.min(units, quantity)
    quantity -= taken
    takePlans(cover, taken, kind)
    if (kind === 'refund' && taken > 0) product.takenBack.push({ what: 'plan', quantity: taken, at })
  }
}

/** Takes plans of one cover away. */
export function takePlans(cover: Cover, quantity: number, kind: Removal): void {
  cover.quantity -= quantity
  // Cancelled plans were never shipped, so none of the fulfilled ones is among them.
  if (kind === 'refund') cover.fulfilled = Math.max(0, cover.fulfilled - quantity)
}
