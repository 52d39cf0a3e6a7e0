import type { Sandbox } from '@hakuna-kit/sandbox'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { InsurerClient } from '../createInsurerClient.js'
import type { OrderEvent } from '../../orders/wire/orderEventCodec.js'
import type { OrderSnapshot } from '../../orders/wire/orderSnapshotCodec.js'
import { createOrderInsurer, insurerRefusal } from '../../test/orders/createOrderInsurer.js'
import { anyAttempt, anyNewOrder, attemptOrRefuse, type Attempt } from '../../test/orders/orderHistories.js'
import { feed, insurersView, ownView, snapshotOf } from '../../test/orders/orderViews.js'
import { checkReceived, checkSnapshot } from '../../test/orders/receivedOrders.js'
import { daysLater } from '@hakuna-kit/test/orders'
import { testSeed } from '@hakuna-kit/test/seed'
import { toEpochSeconds } from '../../orders/moments.js'
import type { NewOrder, Order } from '../../orders/order.js'
import type { OrderStep } from '../../orders/orderStep.js'
import { placeOrder } from '../../orders/placeOrder.js'

type Insurer = { client: InsurerClient; sandbox: Sandbox }

const counts = { accepted: 0, refused: 0, snapshots: 0, forged: 0, insured: 0, sharedGone: 0 }

/** The event that a shop without the model would send. */
function forgeEvent(order: Order, { kind, items: picked }: Attempt, at: string): OrderEvent {
  const order_id = order.id
  const quantities = new Map<string, number>()
  for (const { line, quantity } of picked) {
    const { id, quantity: ordered } = order.lineItems[line % order.lineItems.length]!
    quantities.set(id, (quantities.get(id) ?? 0) + (quantity || ordered))
  }
  const items = [...quantities].map(([line_item_id, quantity]) => ({ line_item_id, quantity }))
  switch (kind) {
    case 'fulfill': {
      const fulfillment_items = items.map((item) => ({ ...item, fulfilled_at: at }))
      return { type: 'order_fulfillment_added', payload: { order_id, fulfillment_items } }
    }
    case 'refund': {
      const refund_items = items.map((item) => ({ ...item, refunded_at: at }))
      return { type: 'order_refund_added', payload: { order_id, refund_items } }
    }
    case 'cancelLines': {
      const cancelled_line_items = items.map((item) => ({ ...item, cancelled_at: at }))
      return { type: 'order_line_items_cancelled', payload: { order_id, cancelled_line_items } }
    }
    case 'cancelOrder':
      return { type: 'order_cancelled', payload: { order_id, cancelled_at: at } }
  }
}

/** The same for the feed: undefined where it cannot express the attempt, or what makes it invalid. */
function forgeSnapshot(before: OrderSnapshot, order: Order, next: Attempt, at: string): OrderSnapshot | undefined {
  const seconds = toEpochSeconds(at)
  if (next.kind === 'cancelLines' || order.changes.some(({ type }) => type === 'line_items_cancelled')) return undefined
  if (next.kind === 'cancelOrder') return { ...before, status: 'cancelled', cancelled_at: seconds }
  const line_items = before.line_items.map((line, index) => {
    const wanted = next.items.filter((item) => item.line % order.lineItems.length === index)
    const quantities = wanted.map(({ quantity }) => quantity || line.quantity)
    return next.kind === 'fulfill'
      ? {
          ...line,
          fulfillments: [...line.fulfillments, ...quantities.map((quantity) => ({ quantity, fulfilled_at: seconds }))],
        }
      : { ...line, refunds: [...line.refunds, ...quantities.map((quantity) => ({ quantity, refunded_at: seconds }))] }
  })
  return { ...before, line_items }
}

/** Sends a step in both formats and compares what the insurer makes of it with the model. */
async function checkAgreement(
  { client, sandbox, sold }: Insurer & { sold: NewOrder },
  { order, event }: OrderStep,
  isFed: boolean,
) {
  await client.publishEvent({ event })
  const records = sandbox.inspect()
  expect(insurersView(records, 'events')).toEqual(ownView(order))
  checkReceived(records, sold)
  const snapshot = isFed ? snapshotOf(order) : undefined
  if (!snapshot) return undefined
  checkSnapshot(await checkFeed(client, sandbox, order, snapshot), sold)
  return snapshot
}

async function checkFeed(client: InsurerClient, sandbox: Sandbox, order: Order, snapshot: OrderSnapshot) {
  counts.snapshots += 1
  expect(await feed(client, snapshot)).toBe('successful')
  const records = sandbox.inspect()
  const fromEvents = insurersView(records, 'events')
  const fromFeed = insurersView(records, 'feed')
  counts.insured += fromFeed.contracts.length
  expect(fromFeed.contracts).toEqual(fromEvents.contracts)
  // The feed has no field for the cart.
  for (const part of ['sold', 'currency', 'country', 'placedAt'] as const) {
    expect(fromFeed[part]).toEqual(fromEvents[part])
  }
  // The feed has no cancelled lines and no fulfilled plans; of the products it must count the same.
  const products = new Set(order.lineItems.filter((line) => !line.customProperties).map(({ id }) => id))
  const moved = ({ lines = [] }: typeof fromFeed) =>
    lines.filter(({ id }) => products.has(id)).map(({ id, fulfilled, refunded }) => ({ id, fulfilled, refunded }))
  expect(moved(fromFeed)).toEqual(moved(fromEvents))
  return records
}

/** What the model refuses, the insurer refuses too, and changes nothing. */
async function checkRefusal(
  client: InsurerClient,
  sandbox: Sandbox,
  forged: { event: OrderEvent; snapshot: OrderSnapshot | undefined },
) {
  const view = (records = sandbox.inspect()) => [insurersView(records, 'events'), insurersView(records, 'feed')]
  const before = view()
  expect(await insurerRefusal(client.publishEvent({ event: forged.event }))).toMatchObject({ kind: 'rejected' })
  const fed = forged.snapshot && (await feed(client, forged.snapshot))
  if (forged.snapshot) counts.forged += 1
  expect(fed).toBe(forged.snapshot && 'failed')
  expect(view()).toEqual(before)
}

/**
 * Lines of the last change that removed plans of a plan line for two product lines. No message says for which of
 * them.
 */
function countSharedPlansGone({ changes, planConnections }: Order): number {
  const { type, items } = changes.at(-1)!
  if (type !== 'refunded' && type !== 'line_items_cancelled') return 0
  const connectionsOf = (id: string) => planConnections.filter(({ planLineItemId }) => planLineItemId === id)
  return items.filter(({ lineItemId }) => connectionsOf(lineItemId).length > 1).length
}

async function walk(newOrder: NewOrder, attempts: Attempt[]): Promise<void> {
  const { client, sandbox } = createOrderInsurer()
  // Where one product has several lines, both sides take the lines in an order: ours by id, the insurer's as sent.
  const lineItems = newOrder.lineItems.map((line, index) => ({ ...line, id: `line-${String(index).padStart(2, '0')}` }))
  const sold = { ...newOrder, lineItems }
  const placed = placeOrder(sold)
  const insurer = { client, sandbox, sold }
  let { order } = placed
  let fed = await checkAgreement(insurer, placed, true)
  let hours = 0
  for (const next of attempts) {
    hours += next.hours
    const step = attemptOrRefuse(order, next, hours)
    if (!step) {
      counts.refused += 1
      const at = daysLater(hours / 24)
      const snapshot = fed && forgeSnapshot(fed, order, next, at)
      await checkRefusal(client, sandbox, { event: forgeEvent(order, next, at), snapshot })
    } else if (!step.repeated) {
      counts.accepted += 1
      counts.sharedGone += countSharedPlansGone(step.order)
      order = step.order
      fed = await checkAgreement(insurer, step, fed !== undefined)
    }
  }
}

it('insurer and model agree at every step, by events and by feed, also in what they refuse', async () => {
  const parameters = { seed: testSeed(20_260_301), numRuns: 600 }
  await fc.assert(fc.asyncProperty(anyNewOrder, fc.array(anyAttempt, { maxLength: 10 }), walk), parameters)
  // Every outcome must have occurred often, or the property proves little.
  expect(counts.accepted).toBeGreaterThan(60)
  expect(counts.refused).toBeGreaterThan(200)
  expect(counts.snapshots).toBeGreaterThan(100)
  expect(counts.forged).toBeGreaterThan(100)
  expect(counts.insured).toBeGreaterThan(10)
  expect(counts.sharedGone).toBeGreaterThan(10)
}, 180_000)
