import type { LineItem } from '@hakuna-kit/core'
import { expect } from 'vitest'
import { cancelLineItems } from '../../orders/cancelLineItems.js'
import { fulfillLineItems } from '../../orders/fulfillLineItems.js'
import type { Order } from '../../orders/order.js'
import type { OrderStep } from '../../orders/orderStep.js'
import type { LineItemUnits } from '../../orders/lineItemUnits.js'
import { placeOrder } from '../../orders/placeOrder.js'
import { refundLineItems } from '../../orders/refundLineItems.js'
import { createOrderInsurer } from './createOrderInsurer.js'
import { feed, insurersView, ownView, snapshotOf } from './orderViews.js'
import { daysLater, newOrder } from '@hakuna-kit/test/orders'

/** A change that a shop makes. */
export type Change = (order: Order, at: string) => OrderStep

/** `['phone', 1]` is one unit of that line, `['phone']` all that is left. */
type Units = [lineItemId: string, quantity?: number]
const toItems = (units: Units[]): LineItemUnits[] => units.map(([lineItemId, quantity]) => ({ lineItemId, quantity }))

export function ship(...units: Units[]): Change {
  return (order, fulfilledAt) => fulfillLineItems(order, { items: toItems(units), fulfilledAt })
}

export function refund(...units: Units[]): Change {
  return (order, refundedAt) => refundLineItems(order, { items: toItems(units), refundedAt })
}

export function cancel(...units: Units[]): Change {
  return (order, cancelledAt) => cancelLineItems(order, { items: toItems(units), cancelledAt })
}

/**
 * Places an order and makes one change a day. Answers the active contracts after each change, each as `product <
 * plan: quantity`. Checks that the model, the insurer by events and the insurer by feed (where it can express the
 * order) count the same.
 */
export async function contractsAfter(lineItems: LineItem[], changes: Change[]): Promise<string[][]> {
  const { client, sandbox } = createOrderInsurer()
  const placed = placeOrder(newOrder(lineItems))
  await client.publishEvent({ event: placed.event })
  const contractsByDay: string[][] = []
  let { order } = placed
  for (const [index, change] of changes.entries()) {
    const step = change(order, daysLater(index + 1))
    order = step.order
    await client.publishEvent({ event: step.event })
    const { contracts } = insurersView(sandbox.inspect(), 'events')
    expect(contracts).toEqual(ownView(order).contracts)
    const snapshot = snapshotOf(order)
    const fed = snapshot && [await feed(client, snapshot), insurersView(sandbox.inspect(), 'feed').contracts]
    expect(fed).toEqual(snapshot && ['successful', contracts])
    contractsByDay.push(
      contracts.map(
        ({ productLineItemId, planLineItemId, quantity }) => `${productLineItemId} < ${planLineItemId}: ${quantity}`,
      ),
    )
  }
  return contractsByDay
}

/** The step of the last change, one change a day. */
export function lastStep(order: Order, changes: Change[]): OrderStep {
  const [last, ...before] = changes.toReversed()
  if (!last) throw new RangeError('lastStep needs at least one change')
  const days = before.length
  const soFar = before.toReversed().reduce((now, change, index) => change(now, daysLater(index + 1)).order, order)
  return last(soFar, daysLater(days + 1))
}

/** The units of each line in the event of a refund or cancellation, in its order. */
export function removedUnits({ event }: OrderStep): [lineItemId: string, quantity: number | undefined][] {
  const items =
    event.type === 'order_refund_added'
      ? event.payload.refund_items
      : event.type === 'order_line_items_cancelled'
        ? event.payload.cancelled_line_items
        : []
  return items.map(({ line_item_id, quantity }) => [line_item_id, quantity])
}
