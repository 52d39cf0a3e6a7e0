import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { toOrderSnapshot } from '../../orders/wire/orderSnapshotCodec.js'
import { placeOrder } from '../../orders/placeOrder.js'
import { feedPageOrder } from '../../test/orders/documentedOrders.js'
import { createOrderInsurer } from '../../test/orders/createOrderInsurer.js'
import type { InsurerEvent } from '../transport/InsurerEvent.js'
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

describe('submitOrderFeed', () => {
  it('sends 100 orders at once by default', async () => {
    const { client } = createOrderInsurer()
    const ids = Array.from({ length: 101 }, (_, index) => `ord-${index}`)
    const requests = await client.submitOrderFeed({ orders: ids.map((id) => snapshot(id)) })
    expect(requests.map(({ orderIds }) => orderIds)).toEqual([ids.slice(0, 100), ids.slice(100)])
  })

  it('gives each batch a new key without one of the shop, and other keys to other batches', async () => {
    const { client, sandbox } = createOrderInsurer()
    await client.submitOrderFeed({ orders: many.slice(0, 1) })
    await client.submitOrderFeed({ orders: many.slice(0, 1) })
    for (const idempotencyKey of ['run-1', 'run-2']) {
      await client.submitOrderFeed({ orders: many.slice(0, 1), idempotencyKey })
      await client.submitOrderFeed({ orders: many.slice(1, 2), idempotencyKey })
    }
    expect(new Set(sandbox.inspect().messages.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(6)
  })

  it('names the request in events, and can be aborted', async () => {
    const events: InsurerEvent[] = []
    const { client } = createOrderInsurer({}, { onEvent: (event) => events.push(event) })
    const [request] = await client.submitOrderFeed({ orders: many, requestId: 'request-1' })
    await client.getOrderFeedStatus({ feedRequestId: request!.requestId, requestId: 'request-2' })
    expect(events).toMatchObject([
      { endpoint: 'orderFeed', requestId: 'request-1' },
      { endpoint: 'orderFeedStatus', requestId: 'request-2' },
    ])
    const signal = AbortSignal.abort(new Error('shutting down'))
    await expect(client.submitOrderFeed({ orders: many, signal })).rejects.toThrow('shutting down')
  })

  it.each(['{}', '{"request_id":""}'])('takes no answer of another shape: %s', async (body) => {
    const { client } = createOrderInsurer({ faults: [{ status: 200, body }] })
    await expect(client.submitOrderFeed({ orders: many })).rejects.toMatchObject({
      kind: 'invalid_answer',
      endpoint: 'orderFeed',
    })
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

  it('ask first after a second, then less often each time, every ten seconds at last, for a minute', async () => {
    const { client } = createOrderInsurer({ terms: { feedDelayMs: 3_600_000 } })
    const [request] = await client.submitOrderFeed({ orders: [snapshot('slow')] })
    const feedRequestId = request!.requestId
    const waits: number[] = []
    const wait = async (milliseconds: number) => void waits.push(milliseconds)
    const error: unknown = await client.waitUntilDone({ feedRequestId, wait }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(FeedNotDoneError)
    expect(error).toMatchObject({
      name: 'FeedNotDoneError',
      code: 'order_feed_not_done',
      requestId: feedRequestId,
      waitedMs: 60_000,
      message: expect.stringMatching(
        /"[\w-]+" after 60000 ms, so .* Ask again later with getOrderFeedStatus\(\)/,
      ) as string,
    })
    const growing = [1_000, 1_500, 2_250, 3_375, 5_062.5, 7_593.75]
    expect(waits).toEqual([...growing, 10_000, 10_000, 10_000, 9_218.75])
    waits.length = 0
    await client.waitUntilDone({ feedRequestId, wait, pollMs: 400, timeoutMs: 900 }).catch(() => {})
    expect(waits).toEqual([400, 500])
    waits.length = 0
    await client.waitUntilDone({ feedRequestId, wait, timeoutMs: 0 }).catch(() => {})
    expect(waits).toEqual([])
  })

  describe('with a timer', () => {
    beforeEach(() => vi.useFakeTimers())
    afterEach(() => vi.useRealTimers())

    const waitFor = async (signal?: AbortSignal) => {
      const { client } = createOrderInsurer({ terms: { feedDelayMs: 1_200 } })
      const [request] = await client.submitOrderFeed({ orders: [snapshot('slow')] })
      return client.waitUntilDone({ feedRequestId: request!.requestId, ...(signal && { signal }) })
    }

    it('wait by the clock, and leave no listener', async () => {
      const { signal } = new AbortController()
      const remove = vi.spyOn(signal, 'removeEventListener')
      const add = vi.spyOn(signal, 'addEventListener')
      let isDone: boolean | undefined
      void waitFor(signal).then((status) => (isDone = status.isDone))
      await vi.advanceTimersByTimeAsync(2_499)
      expect(isDone).toBeUndefined()
      await vi.advanceTimersByTimeAsync(1)
      expect(isDone).toBe(true)
      expect(remove).toHaveBeenCalledTimes(add.mock.calls.length)
      expect(vi.getTimerCount()).toBe(0)
    })

    it('end at once when the caller aborts', async () => {
      const abort = new AbortController()
      const status = waitFor(abort.signal).catch((reason: unknown) => reason)
      await vi.advanceTimersByTimeAsync(500)
      abort.abort('shutting down')
      expect(await status).toBe('shutting down')
      expect(vi.getTimerCount()).toBe(0)
    })
  })

  const answering = (answer: object) =>
    createOrderInsurer({ faults: [{ method: 'GET', path: '/feeds/order', status: 200, body: JSON.stringify(answer) }] })

  it('read failed orders of both lists, each once, with all its reasons', async () => {
    const { client, sandbox } = answering({
      processing_status: 'done',
      failed_orders: ['a', 'b'],
      statuses: [
        { order_id: 'b', status: 'failed', errors: ['country', 'price'] },
        { order_id: 'c', status: 'failed', errors: null },
        { order_id: 'a', status: 'successful' },
        { order_id: 'd', status: 'successful' },
        { order_id: 'e', status: 'in_progress' },
        { order_id: 'f', status: 'unheard_of' },
      ],
    })
    expect(await client.getOrderFeedStatus({ feedRequestId: 'req-1' })).toEqual({
      requestId: 'req-1',
      isDone: true,
      successfulOrderIds: ['d'],
      pendingOrderIds: ['e'],
      failedOrders: [
        { orderId: 'a', reasons: [] },
        { orderId: 'b', reasons: ['country', 'price'] },
        { orderId: 'c', reasons: [] },
      ],
    })
    expect(sandbox.inspect().messages).toMatchObject([{ method: 'GET', path: '/feeds/order/req-1' }])
  })

  it('take an answer without lists, and none of another shape', async () => {
    const read = (answer: object) => answering(answer).client.getOrderFeedStatus({ feedRequestId: 'req-1' })
    expect(await read({ processing_status: 'in_progress' })).toEqual({
      requestId: 'req-1',
      isDone: false,
      successfulOrderIds: [],
      pendingOrderIds: [],
      failedOrders: [],
    })
    await expect(read({ statuses: [] })).rejects.toMatchObject({ kind: 'invalid_answer', endpoint: 'orderFeedStatus' })
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
