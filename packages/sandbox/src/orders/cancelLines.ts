import { type LineChange, checkOpen, checkQuantity, splitByKind } from './LineChange.js'
import type { OrderState } from './OrderState.js'
import { removePlans, settlePlans } from './removePlans.js'
import { unshippedUnits } from './units.js'

/** Units will not be shipped. The message has to name the plans that go with them. */
export function cancelLines(order: OrderState, changes: readonly LineChange[]): void {
  checkOpen(order, changes)
  const [products, plans] = splitByKind(order, changes)
  for (const { line, quantity = unshippedUnits(line), at, path } of products) {
    checkQuantity(quantity, unshippedUnits(line), path)
    line.cancellations.push({ quantity, at })
  }
  removePlans(order, plans, 'cancellation', 0)
  settlePlans(order, products, false, 'plan_cancellation_missing')
}
