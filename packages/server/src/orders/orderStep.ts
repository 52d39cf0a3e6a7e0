import { createHash } from 'node:crypto'
import type { AmbiguousPlans } from '@hakuna-kit/core'
import { toOrderEvent } from './wire/orderEvents.js'
import { IdReusedError, InvalidDateError, InvalidQuantityError, OrderCancelledError } from './OrderError.js'
import { OrderWithoutLineItemsError, UnknownLineItemError, InvalidOrderError } from './OrderError.js'
import type { Order, OrderChange, OrderStep } from './order.js'
import { toIsoMoment, type Moment } from './moments.js'

/** Units of one line. */
export type LineItemUnits = {
  lineItemId: string
  /** A whole number, 1 or more. Absent: every unit that is left for this change. */
  quantity?: number | undefined
}

/** The world and the settings that the model's functions take as their last argument. */
export type OrderRules = {
  /** The time of changes that carry none. */
  now?: (() => Date) | undefined
  /**
   * Days after a line's fulfilment in which it can be refunded. Default 14: the insurer's guide "Orders" and its pages on payment say so.
   * Its later support table takes products back for 3 months; set the days here if your contract says more. A refund that the insurer
   * does not accept would leave the customer's contract running, so the stricter figure is the default.
   */
  refundWindowDays?: number | undefined
}

/** Kinds of change, as they appear in a change's id. */
export type ChangeKind = 'fulfillment' | 'refund' | 'line_items_cancellation' | 'cancellation'

export type StartedChange = { id: string; digest: string; at: string; repeat: OrderChange | undefined }

/**
 * Gives a change its identity and checks that the order can change at all.
 *
 * With an id of the shop's (a parcel, a credit note) the same id and content is the same change. Without one the content is the identity:
 * the same lines, quantities and time, to the millisecond.
 *
 * @throws IdReusedError, OrderCancelledError, InvalidDateError
 */
export function startChange(
  order: Order,
  change: {
    kind: ChangeKind
    id: string | undefined
    at: Moment | undefined
    atPath: string
    items: LineItemUnits[]
    more?: unknown
  },
  now: () => Date,
): StartedChange {
  const at = toIsoMoment(change.at ?? now(), change.atPath)
  const content = [change.kind, sortedUnits(change.items), change.more ?? null]
  // A time that we made up ourselves is no part of what the shop asked for.
  const digest = toDigest([...content, change.at === undefined ? null : at])
  const id = `${change.kind}:${change.id ?? toDigest([...content, at]).slice(0, 32)}`

  const repeat = order.changes.find((earlier) => earlier.id === id)
  if (repeat) {
    if (change.id !== undefined && repeat.digest !== digest) throw new IdReusedError('id', 'change', change.id)
    return { id, digest, at: repeat.at, repeat }
  }
  if (order.status === 'cancelled') throw new OrderCancelledError('order.status')
  if (Date.parse(at) < Date.parse(order.placedAt)) {
    throw new InvalidDateError(change.atPath, `before the order was placed (${order.placedAt}).`)
  }
  return { id, digest, at, repeat: undefined }
}

/** Adds a change to the order. */
export function finishChange(order: Order, change: OrderChange, ambiguousPlans: AmbiguousPlans[] = []): OrderStep {
  const cancelled = change.type === 'cancelled' ? ({ status: 'cancelled', cancelledAt: change.at } as const) : {}
  return {
    order: { ...order, ...cancelled, changes: [...order.changes, change] },
    event: toOrderEvent(order, change),
    changeId: change.id,
    repeated: false,
    ambiguousPlans,
  }
}

/** The answer to a change that had been made before. */
export function repeatedStep(order: Order, change: OrderChange): OrderStep {
  return { order, event: toOrderEvent(order, change), changeId: change.id, repeated: true, ambiguousPlans: [] }
}

/** @throws OrderWithoutLineItemsError, UnknownLineItemError, InvalidQuantityError */
export function checkUnits(order: Order, items: unknown): LineItemUnits[] {
  if (!Array.isArray(items)) throw new InvalidOrderError('items', 'not a list of line items.')
  if (items.length === 0) throw new OrderWithoutLineItemsError('items')
  return items.map((item: Partial<LineItemUnits> | null, index) => {
    const lineItemId = item?.lineItemId
    if (!order.lineItems.some(({ id }) => id === lineItemId)) {
      throw new UnknownLineItemError(`items[${index}].lineItemId`, String(lineItemId))
    }
    if (item?.quantity !== undefined) checkQuantity(item.quantity, `items[${index}].quantity`)
    return item as LineItemUnits
  })
}

/** @throws InvalidQuantityError */
export function checkQuantity(quantity: unknown, path: string): number {
  if (!Number.isSafeInteger(quantity) || (quantity as number) < 1) throw new InvalidQuantityError(path)
  return quantity as number
}

/** SHA-256 of a JSON value. */
export function toDigest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}

function sortedUnits(items: LineItemUnits[]): [string, number | null][] {
  return items
    .map(({ lineItemId, quantity }): [string, number | null] => [lineItemId, quantity ?? null])
    .sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
}
