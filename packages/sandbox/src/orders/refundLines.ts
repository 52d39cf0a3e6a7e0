import { type LineChange, checkOpen, checkQuantity, refuseLateRefund, splitByKind } from './LineChange.js'
import type { OrderState } from './OrderState.js'
import { removePlans, settlePlans } from './removePlans.js'
import { keptUnits, refundableUnits } from './units.js'

/**
 * Units were returned, or plans were revoked.
 * @param plansFollow true (feed): the plans of a returned product are refunded without being named. False (events): the
 *   message has to name them.
 */
export function refundLines(
  order: OrderState,
  changes: readonly LineChange[],
  { windowDays, plansFollow }: { windowDays: number; plansFollow: boolean },
): void {
  checkOpen(order, changes)
  const [products, plans] = splitByKind(order, changes)
  for (const { line, quantity = keptUnits(line), at, path } of products) {
    checkQuantity(quantity, keptUnits(line), path)
    if (quantity > refundableUnits(line, at, windowDays).units) throw refuseLateRefund(path, windowDays)
    line.refunds.push({ quantity, at })
    line.takenBack.push({ what: 'unit', quantity, at })
  }
  removePlans(order, plans, 'refund', windowDays)
  settlePlans(order, products, plansFollow, 'plan_refund_missing')
}
