import { coversOf, insuredUnits } from './insuredUnits.js'
import { type FoundChange, type LineChange, checkOpen, checkQuantity, splitByKind } from './LineChange.js'
import type { OrderState } from './OrderState.js'
import { unshippedUnits } from './units.js'

/**
 * Units were shipped: products first, then the plans that the merchant fulfils with them. Where a plan line covers
 * several product lines, its plans go to the products of the same message first (our reading).
 */
export function fulfillLines(order: OrderState, changes: readonly LineChange[]): void {
  checkOpen(order, changes)
  const [products, plans] = splitByKind(order, changes)
  for (const { line, quantity = unshippedUnits(line), at, path } of products) {
    checkQuantity(quantity, unshippedUnits(line), path)
    line.fulfillments.push({ quantity, at })
  }
  const shippedNow = new Set(products.map(({ line }) => line.id))
  for (const plan of plans) fulfillPlans(order, plan, shippedNow)
}

function fulfillPlans(
  order: OrderState,
  { line, quantity, at, path }: FoundChange,
  shippedNow: ReadonlySet<string>,
): void {
  const insured = insuredUnits(order)
  const open = coversOf(order, line).map((cover) => ({
    cover,
    units: Math.max(0, (insured.get(cover) ?? 0) - cover.fulfilled),
  }))
  const available = open.reduce((sum, { units }) => sum + units, 0)
  let rest = quantity ?? available
  checkQuantity(rest, available, path)
  line.fulfillments.push({ quantity: rest, at })
  const isShippedNow = ({ cover }: (typeof open)[number]) => shippedNow.has(cover.productLineItemId)
  for (const { cover, units } of [...open.filter(isShippedNow), ...open.filter((other) => !isShippedNow(other))]) {
    const taken = Math.min(rest, units)
    rest -= taken
    cover.fulfilled += taken
  }
}
