import type { AmbiguousPlans } from '@hakuna-kit/core'
import type { LineItemUnits } from './lineItemUnits.js'
import { toIsoMoment, type Moment } from './moments.js'
import type { Order, OrderChange } from './order.js'
import { OrderError } from './OrderError.js'
import { toDigest } from './toDigest.js'
import { encodeOrderChange, type OrderEvent } from './wire/orderEventCodec.js'

/** What every function of the model answers. */
export type OrderStep = {
  /** The order after the change. The one passed in is left as it was. */
  order: Order
  /** The insurer's own JSON for this change; the outbox delivers it. */
  event: OrderEvent
  /** Identity of the change, unique within the order. */
  changeId: string
  /** The same change had been made before: the order is unchanged, and `event` is the earlier one. */
  repeated: boolean
  /** Plan lines behind this change whose connections could have been chosen differently. */
  ambiguousPlans: AmbiguousPlans[]
}

/** Settings that the model's functions take as their last argument. */
export type OrderRules = {
  /** The time of changes that carry none. */
  now?: (() => Date) | undefined
  /**
   * Days after a line's fulfillment in which it can be refunded. Default 14: the insurer's guide "Orders" and its
   * pages on payment say so. Its later support table takes products back for 3 months; set the days here if your
   * contract says more. A refund that the insurer does not accept leaves the customer's contract running, so the
   * stricter figure is the default.
   */
  refundWindowDays?: number | undefined
}

/** Kinds of change, as they appear in a change's id. */
export type ChangeKind = 'fulfillment' | 'refund' | 'line_items_cancellation' | 'cancellation'

/** The identity of a change. `repeat`: the earlier change that it repeats. */
type StartedChange = { id: string; digest: string; at: string; repeat: OrderChange | undefined }

/**
 * Gives a change its identity and checks that the order can change at all.
 *
 * With an id of the shop's (a parcel, a credit note) the same id and content is the same change. Without one the
 * content is the identity: the same lines, quantities and time, to the millisecond.
 *
 * @throws OrderError `order_change_id_reused`, `order_cancelled`, `order_invalid_date`
 */
export function startChange(
  order: Order,
  change: {
    kind: ChangeKind
    id: string | undefined
    at: Moment | undefined
    /** Name of the field that `at` comes from. */
    atPath: string
    items: LineItemUnits[]
    /** Other options that belong to the content. */
    more?: unknown
  },
  now: () => Date,
): StartedChange {
  const at = toIsoMoment(change.at ?? now(), change.atPath)
  const content = [change.kind, sortedUnits(change.items), change.more]
  // A default time is not part of what the shop asked for.
  const digest = toDigest([...content, change.at === undefined ? null : at])
  const id = `${change.kind}:${change.id ?? toDigest([...content, at]).slice(0, 32)}`

  const repeat = order.changes.find((earlier) => earlier.id === id)
  if (repeat) {
    if (change.id !== undefined && repeat.digest !== digest) {
      throw new OrderError('order_change_id_reused', 'id', { id: change.id })
    }
    return { id, digest, at: repeat.at, repeat }
  }
  if (order.status === 'cancelled') throw new OrderError('order_cancelled', 'order.status')
  if (Date.parse(at) < Date.parse(order.placedAt)) {
    const reason = `before the order was placed (${order.placedAt}).`
    throw new OrderError('order_invalid_date', change.atPath, { reason })
  }
  return { id, digest, at, repeat: undefined }
}

/** Adds a change to the order. */
export function finishChange(order: Order, change: OrderChange, ambiguousPlans: AmbiguousPlans[] = []): OrderStep {
  const cancelled = change.type === 'cancelled' ? ({ status: 'cancelled', cancelledAt: change.at } as const) : {}
  return {
    order: { ...order, ...cancelled, changes: [...order.changes, change] },
    event: encodeOrderChange(order, change),
    changeId: change.id,
    repeated: false,
    ambiguousPlans,
  }
}

/** The answer to a change that had been made before. */
export function repeatedStep(order: Order, change: OrderChange): OrderStep {
  return { order, event: encodeOrderChange(order, change), changeId: change.id, repeated: true, ambiguousPlans: [] }
}

function sortedUnits(items: LineItemUnits[]): [string, number | null][] {
  return items
    .map(({ lineItemId, quantity }): [string, number | null] => [lineItemId, quantity ?? null])
    .sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
}
