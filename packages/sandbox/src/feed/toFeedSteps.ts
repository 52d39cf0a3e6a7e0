import { refuse } from '../http/Refusal.js'
import { toComparable } from '../http/toComparable.js'
import { cancelOrder } from '../orders/cancelOrder.js'
import type { OrderStep } from '../orders/createOrders.js'
import { fulfillLines } from '../orders/fulfillLines.js'
import type { LineChange } from '../orders/LineChange.js'
import type { OrderState } from '../orders/OrderState.js'
import { refundLines } from '../orders/refundLines.js'
import { type FeedLine, type FeedOrder, isPlanLine, toIso } from './feedMessage.js'

/**
 * What is new in a snapshot, as steps in the order of their times.
 * @param before the last accepted snapshot; undefined for the first
 * @throws Refusal `not_evolutionary` (code ours) when anything but status, fulfilments and refunds changed (documented)
 */
export function toFeedSteps(order: FeedOrder, before: FeedOrder | undefined, windowDays: number): OrderStep[] {
  checkEvolution(order, before)
  const fulfilled = order.line_items.flatMap((line, index) =>
    newEntries(line, before?.line_items[index], 'fulfillments', `line_items[${index}]`).map(
      ({ quantity, at, path }) => ({
        at,
        type: 'fulfilled' as const,
        change: { lineItemId: line.id, quantity, at: toIso(at), path },
      }),
    ),
  )
  const refunded = order.line_items.flatMap((line, index) =>
    newEntries(line, before?.line_items[index], 'refunds', `line_items[${index}]`).map(({ quantity, at, path }) => ({
      at,
      type: 'refunded' as const,
      change: { lineItemId: line.id, quantity, at: toIso(at), path },
    })),
  )
  // The sort is stable: units that were shipped and refunded in the same second were shipped first.
  const steps = [...fulfilled, ...refunded]
    .toSorted((one, other) => one.at - other.at)
    .map(({ type, change }): OrderStep => ({ type, run: (state) => applyChange(state, type, change, windowDays) }))
  const { cancelled_at: cancelledAt } = order
  if (cancelledAt !== null && before?.status !== 'cancelled') {
    steps.push({ type: 'cancelled', run: (state) => cancelOrder(state, toIso(cancelledAt), 'status') })
  }
  return steps
}

function applyChange(state: OrderState, type: 'fulfilled' | 'refunded', change: LineChange, windowDays: number): void {
  if (type === 'fulfilled') fulfillLines(state, [change])
  else refundLines(state, [change], { windowDays, plansFollow: true })
}

function checkEvolution(order: FeedOrder, before: FeedOrder | undefined): void {
  for (const [index, line] of order.line_items.entries()) {
    if (isPlanLine(line) && (line.fulfillments.length > 0 || line.refunds.length > 0)) {
      const text = 'Fulfilments and refunds of plan lines must be empty; the product line has them.'
      throw refuse('invalid_request_parameters', `line_items[${index}]`, text)
    }
  }
  if (!before) return
  if (toComparable(fixedPart(order)) !== toComparable(fixedPart(before))) {
    throw refuse('not_evolutionary', 'id', 'Only status, fulfilments and refunds may change.')
  }
  if (before.status === 'cancelled' && (order.status !== 'cancelled' || order.cancelled_at !== before.cancelled_at)) {
    throw refuse('not_evolutionary', 'status', 'A cancelled order stays cancelled, at the time that was told.')
  }
}

function fixedPart({ status: _status, cancelled_at: _at, line_items, ...order }: FeedOrder) {
  return { ...order, line_items: line_items.map(({ fulfillments: _f, refunds: _r, ...line }) => line) }
}

/** Lists are cumulative: every entry of the snapshot before must still be there. */
function newEntries(line: FeedLine, before: FeedLine | undefined, list: 'fulfillments' | 'refunds', linePath: string) {
  const read = (from: FeedLine | undefined) =>
    (from?.[list] ?? []).map((entry) => ({
      quantity: entry.quantity,
      at: 'fulfilled_at' in entry ? entry.fulfilled_at : entry.refunded_at,
    }))
  const earlier = read(before)
  const added = read(line).flatMap((entry, index) => {
    const match = earlier.findIndex(({ quantity, at }) => quantity === entry.quantity && at === entry.at)
    if (match < 0) return [{ ...entry, path: `${linePath}.${list}[${index}]` }]
    earlier.splice(match, 1)
    return []
  })
  if (earlier.length > 0) {
    throw refuse('not_evolutionary', `${linePath}.${list}`, 'An entry that was told before is missing or changed.')
  }
  return added
}
