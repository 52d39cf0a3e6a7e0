import type { Order, OrderChange } from './order.js'

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

/** Units that the customer has and keeps. For product lines. */
export function keptUnits(line: LineItemStatus): number {
  return line.fulfilled - line.refunded
}

/** Units still wanted: ordered and neither cancelled nor refunded. */
export function liveUnits(line: LineItemStatus): number {
  return line.ordered - line.cancelled - line.refunded
}

/**
 * How many units of a product line can be refunded at `at`: fulfilled by then, at most `windowSeconds` before, and not refunded yet.
 *
 * Units are alike, so a refund is counted against the oldest parcel that was still in its window: that leaves the most room for later
 * ones. The end of the window is still inside.
 */
export function refundableUnits(order: Order, lineItemId: string, at: string, windowSeconds: number): number {
  const parcels = unitsOf(order, 'fulfilled', lineItemId).map((parcel) => ({ ...parcel, left: parcel.quantity }))
  for (const refund of unitsOf(order, 'refunded', lineItemId)) {
    let rest = refund.quantity
    for (const parcel of parcels) {
      if (!isWithin(parcel.at, refund.at, windowSeconds)) continue
      const taken = Math.min(parcel.left, rest)
      parcel.left -= taken
      rest -= taken
    }
  }
  return parcels.reduce((sum, parcel) => sum + (isWithin(parcel.at, at, windowSeconds) ? parcel.left : 0), 0)
}

function isWithin(fulfilledAt: string, at: string, windowSeconds: number): boolean {
  const elapsed = Date.parse(at) - Date.parse(fulfilledAt)
  return elapsed >= 0 && elapsed <= windowSeconds * 1000
}

function unitsOf(order: Order, type: OrderChange['type'], lineItemId: string): { at: string; quantity: number }[] {
  return order.changes
    .filter((change) => change.type === type)
    .flatMap(({ at, items }) =>
      items.filter((item) => item.lineItemId === lineItemId).map(({ quantity }) => ({ at, quantity })),
    )
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
}
