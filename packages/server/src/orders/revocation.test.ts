import { describe, expect, it } from 'vitest'
import type { LineItem } from '@hakuna-kit/core'
import { createOrderInsurer } from '../test/orderInsurer.js'
import { feed, insurersView, ownView, snapshotOf } from '../test/orderViews.js'
import { daysLater, newOrder, order, plan, product, refusal } from '../test/orders.js'
import { cancelLineItems } from './cancelLineItems.js'
import { fulfillLineItems } from './fulfillLineItems.js'
import type { Order, OrderStep } from './order.js'
import { placeOrder } from './placeOrder.js'
import { refundLineItems } from './refundLineItems.js'

type Change = (order: Order, at: string) => OrderStep
const ship = (lineItemId: string, quantity?: number): Change => {
  return (order, fulfilledAt) => fulfillLineItems(order, { items: [{ lineItemId, quantity }], fulfilledAt })
}
const refund = (lineItemId: string, quantity?: number): Change => {
  return (order, refundedAt) => refundLineItems(order, { items: [{ lineItemId, quantity }], refundedAt })
}
const cancel = (lineItemId: string, quantity?: number): Change => {
  return (order, cancelledAt) => cancelLineItems(order, { items: [{ lineItemId, quantity }], cancelledAt })
}

/**
 * Places an order and makes one change a day. Answers how many contracts run after each change, having seen that the order, the insurer who
 * hears of events, and the insurer who is fed snapshots, as far as the feed has words for it, count the same.
 */
async function contractsAfter(lineItems: LineItem[], changes: Change[]): Promise<number[]> {
  const { client, sandbox } = createOrderInsurer()
  const placed = placeOrder(newOrder(lineItems))
  await client.publishEvent({ event: placed.event })
  const counts: number[] = []
  let { order } = placed
  for (const [index, change] of changes.entries()) {
    const step = change(order, daysLater(index + 1))
    order = step.order
    await client.publishEvent({ event: step.event })
    const { contracts } = insurersView(sandbox, 'events')
    expect(contracts).toEqual(ownView(order).contracts)
    const snapshot = snapshotOf(order)
    const fed = snapshot && [await feed(client, snapshot), insurersView(sandbox, 'feed').contracts]
    expect(fed).toEqual(snapshot && ['successful', contracts])
    counts.push(contracts.reduce((sum, { quantity }) => sum + quantity, 0))
  }
  return counts
}

const twoInsuredPhones = [product('phone', 2), plan('plan', 'PHONE', 2)]

describe('a plan that is revoked while other units wait to be shipped', () => {
  it('ends its contract at once, and the other plan begins with its own unit', async () => {
    const changes = [ship('phone', 1), refund('plan', 1), ship('phone', 1)]
    expect(await contractsAfter(twoInsuredPhones, changes)).toEqual([1, 0, 1])
  })

  it('leaves the other plan to go with its unit, if that is never shipped', async () => {
    const changes = [ship('phone', 1), refund('plan', 1), cancel('phone', 1)]
    expect(await contractsAfter(twoInsuredPhones, changes)).toEqual([1, 0, 0])

    const revoked = [ship('phone', 1), refund('plan', 1)].reduce(
      (order, change, index) => change(order, daysLater(index + 1)).order,
      order(...twoInsuredPhones),
    )
    expect(cancel('phone', 1)(revoked, daysLater(3)).event.payload).toMatchObject({
      cancelled_line_items: [
        { line_item_id: 'phone', quantity: 1 },
        { line_item_id: 'plan', quantity: 1 },
      ],
    })
    // The plan of the waiting unit is no contract yet: it is cancelled alone, not refunded.
    expect(cancel('plan')(revoked, daysLater(3)).event.payload).toMatchObject({
      cancelled_line_items: [{ line_item_id: 'plan', quantity: 1 }],
    })
    expect(refusal(() => refund('plan')(revoked, daysLater(3)))?.code).toBe('order_quantity_exceeded')
  })

  it('makes room again when its unit comes back: the unit without a plan goes first', async () => {
    const changes = [ship('phone', 1), refund('plan', 1), ship('phone', 1), refund('phone', 1), refund('phone', 1)]
    expect(await contractsAfter(twoInsuredPhones, changes)).toEqual([1, 0, 1, 1, 0])
  })

  it('does not let a second plan line step in for the first', async () => {
    const twoPlans = [product('phone', 2), plan('p1', 'PHONE', 1, 'one-year'), plan('p2', 'PHONE', 1, 'two-years')]
    expect(await contractsAfter(twoPlans, [ship('phone', 1), refund('p1'), ship('phone', 1)])).toEqual([1, 0, 1])
  })
})
