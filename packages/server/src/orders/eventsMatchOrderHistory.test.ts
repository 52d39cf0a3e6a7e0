import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testSeed } from '@hakuna-kit/test/seed'
import type { OrderEvent } from './wire/orderEventCodec.js'
import { orderSnapshotSchema } from './wire/orderSnapshotCodec.js'
import { anyAttempt, anyNewOrder, attempt, attemptOrRefuse, type Attempt } from '../test/orders/orderHistories.js'
import { liveUnits, readLineItemStatus } from './lineItemStatus.js'
import type { NewOrder, Order } from './order.js'
import type { OrderStep } from './orderStep.js'
import { isOrderError } from './OrderError.js'
import { readOrderEvent } from './wire/orderEventCodec.js'
import { toOrderSnapshot } from './wire/orderSnapshotCodec.js'
import { placeOrder } from './placeOrder.js'
import { readOrder } from './readOrder.js'

/** The state of each line, from the events alone. */
function fold(events: OrderEvent[]): Record<string, { cancelled: number; fulfilled: number; refunded: number }> {
  const lines: ReturnType<typeof fold> = {}
  const ordered: Record<string, number> = {}
  for (const { type, payload } of events) {
    if (type === 'order_placed') {
      for (const { id, quantity } of payload.line_items) {
        lines[id] = { cancelled: 0, fulfilled: 0, refunded: 0 }
        ordered[id] = quantity
      }
    } else if (type === 'order_fulfillment_added') {
      for (const item of payload.fulfillment_items) lines[item.line_item_id]!.fulfilled += item.quantity
    } else if (type === 'order_refund_added') {
      for (const item of payload.refund_items) lines[item.line_item_id]!.refunded += item.quantity
    } else if (type === 'order_line_items_cancelled') {
      for (const item of payload.cancelled_line_items) lines[item.line_item_id]!.cancelled += item.quantity ?? NaN
    } else {
      for (const id of Object.keys(lines)) lines[id] = { cancelled: ordered[id]!, fulfilled: 0, refunded: 0 }
    }
  }
  return lines
}

function checkQuantities(order: Order): void {
  const status = readLineItemStatus(order)
  const planLineItemIds = new Set(order.planConnections.map(({ planLineItemId }) => planLineItemId))
  for (const { lineItemId, ordered, cancelled, fulfilled, refunded } of status.values()) {
    expect(cancelled + refunded).toBeLessThanOrEqual(ordered)
    expect(fulfilled).toBeLessThanOrEqual(ordered - (planLineItemIds.has(lineItemId) ? 0 : cancelled))
    if (!planLineItemIds.has(lineItemId)) expect(refunded).toBeLessThanOrEqual(fulfilled)
  }
  for (const { id, productId } of order.lineItems) {
    if (planLineItemIds.has(id)) continue
    const plansOf = (line: string) =>
      order.lineItems.filter((other) => other.customProperties?.['productReference'] === line)
    const products = order.lineItems.filter((other) => other.productId === productId && !planLineItemIds.has(other.id))
    const live = (lines: { id: string }[]) => lines.reduce((sum, line) => sum + liveUnits(status.get(line.id)!), 0)
    expect(live(plansOf(productId))).toBeLessThanOrEqual(live(products))
  }
}

/** Makes one history; answers how many attempts the model accepted and how many it refused. */
function walk(newOrder: NewOrder, attempts: Attempt[]): { accepted: number; refused: number } {
  let { order, event } = placeOrder(newOrder)
  const placed = order
  const events = [event]
  let hours = 0
  let refused = 0
  for (const next of attempts) {
    hours += next.hours
    const before = JSON.stringify(order)
    const step = attemptOrRefuse(order, next, hours)
    if (!step) {
      refused += 1
      checkUntouched(order, before)
    } else if (step.repeated) {
      checkRepeat(step, order, events)
    } else {
      order = step.order
      events.push(step.event)
      checkRepeat(attempt(order, next, hours), order, [step.event])
      checkStored(step, placed)
      checkQuantities(order)
      checkFold(events, order)
    }
  }
  return { accepted: attempts.length - refused, refused }
}

function checkUntouched(order: Order, before: string): void {
  expect(JSON.stringify(order)).toBe(before)
}

function checkRepeat(step: OrderStep, order: Order, events: OrderEvent[]): void {
  expect(step).toMatchObject({ repeated: true, order })
  expect(events).toContainEqual(step.event)
}

/** Event, order and snapshot fit their schemas, and the placed part is unchanged. */
function checkStored({ order, event }: OrderStep, placed: Order): void {
  const { status, cancelledAt, changes } = order
  expect(order).toEqual({ ...placed, status, cancelledAt, changes })
  expect(readOrder(JSON.parse(JSON.stringify(order)))).toEqual(order)
  expect(readOrderEvent(JSON.parse(JSON.stringify(event)))).toEqual(event)
  expect(isSnapshotOrRefusal(order)).toBe(true)
}

function checkFold(events: OrderEvent[], order: Order): void {
  expect(fold(events)).toEqual(statusOf(order))
}

function statusOf(order: Order) {
  const lines = [...readLineItemStatus(order)]
  return Object.fromEntries(
    lines.map(([id, { cancelled, fulfilled, refunded }]) => [id, { cancelled, fulfilled, refunded }]),
  )
}

function isSnapshotOrRefusal(order: Order): boolean {
  try {
    return orderSnapshotSchema.safeParse(toOrderSnapshot(order)).success
  } catch (error) {
    return isOrderError(error, 'order_feed_cannot_express')
  }
}

describe('the order model', () => {
  it('keeps quantities within bounds, answers events that add up to its history, and recognises repeats', () => {
    const total = { accepted: 0, refused: 0 }
    fc.assert(
      fc.property(anyNewOrder, fc.array(anyAttempt, { maxLength: 12 }), (newOrder, attempts) => {
        const { accepted, refused } = walk(newOrder, attempts)
        total.accepted += accepted
        total.refused += refused
      }),
      { seed: testSeed(20_260_301), numRuns: 1000 },
    )
    // Both outcomes must have occurred often, or the property proves little.
    expect(Math.min(total.accepted, total.refused)).toBeGreaterThan(800)
  })
})
