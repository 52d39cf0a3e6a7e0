import { describe, expect, it } from 'vitest'
import { toOrderSnapshot } from '../../orders/wire/orderSnapshotCodec.js'
import { placeOrder } from '../../orders/placeOrder.js'
import { feedPageOrder } from '../../test/orders/documentedOrders.js'
import { createOrderInsurer } from '../../test/orders/createOrderInsurer.js'
import { FeedNotDoneError } from './createFeedCalls.js'

const snapshot = (id: string, country = 'de') =>
  toOrderSnapshot(
    placeOrder({ ...feedPageOrder, id, billingAddress: { ...feedPageOrder.billingAddress, country } }).order,
  )
const many = ['a', 'b', 'c', 'd', 'e'].map((id) => snapshot(id))
const noWait = () => Promise.resolve()

describe('submitOrderFeed', () => {
  it('sends orders in batches and answers one request id for each', async () => {
    const { client, sandbox } = createOrderInsurer()
    const requests = await client.submitOrderFeed({ orders: many, batchSize: 2 })
    expect(requests.map(({ orderIds }) => orderIds)).toEqual([['a', 'b'], ['c', 'd'], ['e']])
    expect(sandbox.inspect().feedRequests.map(({ requestId }) => requestId)).toEqual(
      requests.map(({ requestId }) => requestId),
    )
    expect(sandbox.inspect().messages).toMatchObject(requests.map(() => ({ path: '/feeds/order', version: 'v1.2' })))
  })

  it('gives every batch its own key, and the same batch the same key again', async () => {
    const { client, sandbox } = createOrderInsurer()
    const send = () => client.submitOrderFeed({ orders: many, batchSize: 3, idempotencyKey: 'run-1' })
    expect(await send()).toEqual(await send())
    expect(new Set(sandbox.inspect().messages.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2)
  })
})

describe('getOrderFeedStatus and waitUntilDone', () => {
  it('wait for the insurer, and report failed orders one by one: done is not success', async () => {
    const { client } = createOrderInsurer()
    const orders = [snapshot('good'), snapshot('far', 'aq'), snapshot('farther', 'aq')]
    const [request] = await client.submitOrderFeed({ orders })
    const feedRequestId = request!.requestId
    expect(await client.getOrderFeedStatus({ feedRequestId })).toMatchObject({
      isDone: false,
      pendingOrderIds: ['good', 'far', 'farther'],
      failedOrders: [],
    })
    const status = await client.waitUntilDone({ feedRequestId, wait: noWait })
    expect(status).toMatchObject({ isDone: true, successfulOrderIds: ['good'], pendingOrderIds: [] })
    expect(status.failedOrders.map(({ orderId, reasons }) => [orderId, reasons.length])).toEqual([
      ['far', 1],
      ['farther', 1],
    ])
  })

  it('end after the time limit, with an error that says what to do', async () => {
    const { client } = createOrderInsurer({ terms: { feedDelayMs: 3_600_000 } })
    const [request] = await client.submitOrderFeed({ orders: [snapshot('slow')] })
    const waits: number[] = []
    const waiting = client.waitUntilDone({
      feedRequestId: request!.requestId,
      timeoutMs: 5_000,
      wait: async (milliseconds) => void waits.push(milliseconds),
    })
    await expect(waiting).rejects.toBeInstanceOf(FeedNotDoneError)
    expect(waits.reduce((sum, milliseconds) => sum + milliseconds, 0)).toBe(5_000)
    expect(waits[0]).toBe(1_000)
  })
})
