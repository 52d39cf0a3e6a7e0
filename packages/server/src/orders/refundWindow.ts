import { refundableUnits } from './lineItemStatus.js'
import type { Order } from './order.js'
import type { Cover } from './planCover.js'

/** How much of each product line can be refunded at one moment, while a change is being worked out. */
export type RefundWindow = { days: number; units(productLineItemId: string): number }

export function createRefundWindow(order: Order, cover: Cover, at: string, days: number): RefundWindow {
  const before = new Map<string, number>()
  for (const { id } of order.lineItems) before.set(id, cover.status(id).refunded)
  return {
    days,
    units(productLineItemId) {
      // Less what this very change has refunded by now.
      const refundedNow = cover.status(productLineItemId).refunded - (before.get(productLineItemId) ?? 0)
      return refundableUnits(order, productLineItemId, at, days * secondsPerDay) - refundedNow
    },
  }
}

const secondsPerDay = 86_400
