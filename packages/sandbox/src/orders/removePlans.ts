import { refuse } from '../http/Refusal.js'
import { coversOf, insuredUnits, surplusPlans } from './insuredUnits.js'
import { type FoundChange, checkQuantity, refuseLateRefund } from './LineChange.js'
import type { Cover, OrderLine, OrderState } from './OrderState.js'
import { refundableUnits } from './units.js'

/**
 * How plans leave an order: refunded when their product was shipped, cancelled when it was not (vendor page, support
 * table).
 */
type Removal = 'refund' | 'cancellation'

/** Removes the plans that a message names: first those of products in the message, then those whose product stays. */
export function removePlans(order: OrderState, plans: readonly FoundChange[], kind: Removal, windowDays: number): void {
  const named = new Map<string, number>()
  for (const { line, quantity = Infinity } of plans) named.set(line.id, (named.get(line.id) ?? 0) + quantity)
  const removed = removePlansOfProducts(order, named, kind)
  for (const { line, quantity, at, path } of plans) {
    const removedByNow = removed.get(line.id) ?? 0
    const withProducts = Math.min(quantity ?? Infinity, removedByNow)
    removed.set(line.id, removedByNow - withProducts)
    const revocable = findRevocablePlans(order, line, kind, at, windowDays)
    const available = withProducts + revocable.reduce((sum, { units }) => sum + units, 0)
    const taken = quantity ?? available
    const availableAtAnyTime = withProducts + revocable.reduce((sum, { unitsAtAnyTime }) => sum + unitsAtAnyTime, 0)
    checkQuantity(taken, availableAtAnyTime, path)
    if (taken > available) throw refuseLateRefund(path, windowDays)
    revokePlans(revocable, taken - withProducts, kind, at)
    const removals = kind === 'refund' ? line.refunds : line.cancellations
    removals.push({ quantity: taken, at })
  }
}

/**
 * After products were removed, no plan may be left without a unit.
 * @param plansFollow true: surplus plans are refunded. False: they should have been named.
 * @throws Refusal 400 with `errorCode` when surplus plans were not named
 */
export function settlePlans(
  order: OrderState,
  products: readonly FoundChange[],
  plansFollow: boolean,
  errorCode: string,
): void {
  for (const { line: product, at, path } of products) {
    let surplus = surplusPlans(order, product)
    if (surplus > 0 && !plansFollow)
      throw refuse(errorCode, path, `${surplus} plan(s) of this product must go with it.`)
    for (const cover of coversOf(order, product)) {
      const quantity = Math.min(surplus, cover.quantity)
      if (quantity === 0) continue
      surplus -= quantity
      reduceCover(cover, quantity, 'refund')
      order.lineItems.find(({ id }) => id === cover.planLineItemId)?.refunds.push({ quantity, at })
    }
  }
}

/**
 * Removes the named plans whose products were removed by the same message.
 *
 * A message gives one number per plan line, whatever products it covers. Going through the products in the order in
 * which they were connected finds a plan for each of them if there is one (our reading: the documents do not say).
 * @param named number of named plans, by plan line
 * @returns number of removed plans, by plan line
 */
function removePlansOfProducts(
  order: OrderState,
  named: ReadonlyMap<string, number>,
  kind: Removal,
): Map<string, number> {
  const removed = new Map<string, number>()
  for (const product of order.lineItems.filter((line) => line.kind === 'product')) {
    for (const cover of coversOf(order, product)) {
      const before = removed.get(cover.planLineItemId) ?? 0
      const open = (named.get(cover.planLineItemId) ?? 0) - before
      const quantity = Math.min(open, cover.quantity, surplusPlans(order, product))
      reduceCover(cover, quantity, kind)
      removed.set(cover.planLineItemId, before + quantity)
    }
  }
  return removed
}

/** Plans of a cover that may be removed while their product stays. */
type RevocablePlans = {
  cover: Cover
  product: OrderLine
  units: number
  /** Like `units`, but without the refund window. */
  unitsAtAnyTime: number
}

/** Plans of shipped units may be refunded without their product only within the refund window of the product. */
function findRevocablePlans(
  order: OrderState,
  plan: OrderLine,
  kind: Removal,
  at: string,
  windowDays: number,
): RevocablePlans[] {
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

function revokePlans(options: readonly RevocablePlans[], quantity: number, kind: Removal, at: string): void {
  for (const { cover, product, units } of options) {
    const taken = Math.min(units, quantity)
    quantity -= taken
    reduceCover(cover, taken, kind)
    if (kind === 'refund' && taken > 0) product.takenBack.push({ what: 'plan', quantity: taken, at })
  }
}

function reduceCover(cover: Cover, quantity: number, kind: Removal): void {
  cover.quantity -= quantity
  // Cancelled plans were never shipped, so none of them is among the fulfilled ones.
  if (kind === 'refund') cover.fulfilled = Math.max(0, cover.fulfilled - quantity)
}
