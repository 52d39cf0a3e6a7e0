import type { Order } from './order.js'

/** What became of the units of one line. */
export type LineItemStatus = {
  lineItemId: string
  ordered: number
  /** Cancelled before shipment. */
  cancelled: number
  /** Plan lines: only where the shop fulfils them along with their product. */
  fulfilled: number
  refunded: number
}

/**
 * What became of each line, from the order's changes. A cancelled order counts every unit as cancelled.
 *
 * @returns by line id, in the order of the lines
 */
export function readLineItemStatus(order: Order): Map<string, LineItemStatus> {
  const lines = new Map<string, LineItemStatus>()
  for (const { id, quantity } of order.lineItems) {
    const cancelled = order.status === 'cancelled' ? quantity : 0
    lines.set(id, { lineItemId: id, ordered: quantity, cancelled, fulfilled: 0, refunded: 0 })
  }
  if (order.status === 'cancelled') return lines
  for (const change of order.changes) {
    for (const { lineItemId, quantity } of change.items) {
      const line = lines.get(lineItemId)
      if (!line) continue
      if (change.type === 'fulfilled') line.fulfilled += quantity
      else if (change.type === 'refunded') line.refunded += quantity
      else line.cancelled += quantity
    }
  }
  return lines
}

/** Units neither cancelled nor shipped. For product lines. */
export function unshippedUnits(line: LineItemStatus): number {
  return line.ordered - line.cancelled - line.fulfilled
}

/** Units that the customer has: fulfilled and not refunded. For product lines. */
export function keptUnits(line: LineItemStatus): number {
  return line.fulfilled - line.refunded
}

/** Units neither cancelled nor refunded. */
export function liveUnits(line: LineItemStatus): number {
  return line.ordered - line.cancelled - line.refunded
}
