import { newOrder, plan, product } from '@hakuna-kit/test/orders'
import { describe, expect, it } from 'vitest'
import { InsurerError, type InsurerErrorKind } from '../../insurer/transport/InsurerError.js'
import type { OrderStep } from '../../orders/orderStep.js'
import { placeOrder } from '../../orders/placeOrder.js'
import type { OutboxFormat, OutboxInsurer } from '../Outbox.js'
import type { StoredEntry } from '../store/createEntryStore.js'
import { toEntry } from '../store/toEntry.js'
import { createDeliveries } from './createDeliveries.js'

const place = (id: string) => placeOrder(newOrder([product('phone'), plan('plan', 'PHONE')], { id }))

function stored(step: OrderStep, format: OutboxFormat, content?: unknown): StoredEntry {
  const { content: written, ...entry } = toEntry(step, format)
  return {
    ...entry,
    ...{ sequence: 1, position: 1, state: 'waiting', attempts: 0, lastFailure: null, enqueuedAt: '', settledAt: null },
    note: null,
    storedContent: content ?? written,
  } as StoredEntry
}

const signal = new AbortController().signal
const unused = () => Promise.reject(new Error('not expected'))
const insurer = (calls: Partial<OutboxInsurer>): OutboxInsurer => ({
  publishEvent: unused,
  submitOrderFeed: unused,
  waitUntilDone: unused,
  ...calls,
})

describe('delivering events', () => {
  it('sends the event as it was stored, with the entry id as idempotency key', async () => {
    const sent: unknown[] = []
    const { events } = createDeliveries(
      insurer({
        publishEvent: async (input) => {
          sent.push(input)
          return { eventId: 'e' }
        },
      }),
    )
    const entry = stored(place('a'), 'events')
    expect(await events([entry], signal)).toEqual(['delivered'])
    expect(sent).toEqual([{ event: place('a').event, idempotencyKey: entry.id, signal }])
  })

  it.each<[InsurerErrorKind, { isFinal: boolean; isTry: boolean }]>([
    ['rejected', { isFinal: true, isTry: true }],
    ['unauthorized', { isFinal: false, isTry: false }],
    ['rate_limited', { isFinal: false, isTry: true }],
    ['invalid_answer', { isFinal: false, isTry: true }],
    ['unreachable', { isFinal: false, isTry: true }],
    ['not_found', { isFinal: false, isTry: true }],
    ['unavailable', { isFinal: false, isTry: true }],
    ['timeout', { isFinal: false, isTry: true }],
    ['circuit_open', { isFinal: false, isTry: false }],
    ['overloaded', { isFinal: false, isTry: false }],
  ])('after %s: %o', async (kind, expected) => {
    const error = new InsurerError({ kind, endpoint: 'events', status: 400 })
    const { events } = createDeliveries(insurer({ publishEvent: () => Promise.reject(error) }))
    expect(await events([stored(place('a'), 'events')], signal)).toMatchObject([
      { ...expected, failure: { kind, status: 400 } },
    ])
  })

  it('tells a deadline from an unexpected error', async () => {
    const { events } = createDeliveries(insurer({}))
    const entry = stored(place('a'), 'events')
    expect(await events([entry], signal)).toMatchObject([{ failure: { kind: 'unexpected' }, isFinal: false }])
    expect(await events([entry], AbortSignal.abort())).toMatchObject([{ failure: { kind: 'timeout' }, isFinal: false }])
  })
})

describe('a failed try', () => {
  const failureOf = async (error: Error, given = signal) => {
    const { events } = createDeliveries(insurer({ publishEvent: () => Promise.reject(error) }))
    const [outcome] = await events([stored(place('a'), 'events')], given)
    return outcome
  }
  const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string

  it('is recorded with kind, status, code and time, as far as there are any, and nothing else', async () => {
    const refused = new InsurerError({
      ...{ kind: 'rejected', endpoint: 'events', status: 400, insurerCode: 'location_unsupported' },
    })
    expect(await failureOf(refused)).toEqual({
      failure: { kind: 'rejected', status: 400, insurerCode: 'location_unsupported', at },
      ...{ isFinal: true, isTry: true },
    })
    expect(await failureOf(new InsurerError({ kind: 'unreachable', endpoint: 'events' }))).toEqual({
      failure: { kind: 'unreachable', at },
      ...{ isFinal: false, isTry: true },
    })
    expect(await failureOf(new Error('Ada Byron'))).toEqual({
      failure: { kind: 'unexpected', at },
      ...{ isFinal: false, isTry: true },
    })
    expect(await failureOf(new Error('aborted'), AbortSignal.abort())).toEqual({
      failure: { kind: 'timeout', at },
      ...{ isFinal: false, isTry: true },
    })
  })

  it('is final where the stored content has the wrong shape, and nothing is sent', async () => {
    let sent = 0
    const { events, feed } = createDeliveries(insurer({ submitOrderFeed: async () => (sent++, []) }))
    const unreadable = { failure: { kind: 'unreadable', at }, isFinal: true, isTry: true }
    expect(await events([stored(place('a'), 'events', {})], signal)).toEqual([unreadable])
    expect(await feed([stored(place('a'), 'feed', {}), stored(place('b'), 'feed', {})], signal)).toEqual([
      unreadable,
      unreadable,
    ])
    expect(sent).toBe(0)
  })

  it('of a snapshot is that of every order of the message, but for those that could not be read', async () => {
    const error = new InsurerError({ kind: 'unavailable', endpoint: 'orderFeed', status: 503 })
    const { feed } = createDeliveries(insurer({ submitOrderFeed: () => Promise.reject(error) }))
    const entries = [stored(place('a'), 'feed'), stored(place('b'), 'feed', {}), stored(place('c'), 'feed')]
    expect(await feed(entries, signal)).toMatchObject([
      { failure: { kind: 'unavailable' }, isFinal: false },
      { failure: { kind: 'unreadable' }, isFinal: true },
      { failure: { kind: 'unavailable' }, isFinal: false },
    ])
  })
})

describe('delivering feed snapshots', () => {
  it('waits for each request of the message, and tells which request refused an order', async () => {
    const asked: unknown[] = []
    const submitted: unknown[] = []
    const { feed } = createDeliveries(
      insurer({
        submitOrderFeed: async (input) => {
          submitted.push(input)
          return [
            { requestId: 'r-1', orderIds: ['a'] },
            { requestId: 'r-2', orderIds: ['b'] },
          ]
        },
        waitUntilDone: async (input) => {
          asked.push(input)
          const failedOrders = input.feedRequestId === 'r-2' ? [{ orderId: 'b', reasons: ['Ada Byron'] }] : []
          const none = { successfulOrderIds: [], pendingOrderIds: [] }
          return { requestId: input.feedRequestId, isDone: true, failedOrders, ...none }
        },
      }),
    )
    const [a, b] = [stored(place('a'), 'feed'), stored(place('b'), 'feed')]
    expect(await feed([a, b], signal)).toEqual([
      'delivered',
      {
        failure: { kind: 'feed_failed', feedRequestId: 'r-2', at: expect.any(String) as string },
        ...{ isFinal: true, isTry: true },
      },
    ])
    expect(submitted).toEqual([
      {
        orders: [a.storedContent, b.storedContent],
        idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        signal,
      },
    ])
    expect(asked).toEqual(['r-1', 'r-2'].map((feedRequestId) => ({ feedRequestId, pollMs: 200, signal })))
  })

  it('sends one message, and answers for each order whether it failed', async () => {
    const keys: unknown[] = []
    const { feed } = createDeliveries(
      insurer({
        submitOrderFeed: async ({ orders, idempotencyKey }) => {
          keys.push(idempotencyKey)
          return [{ requestId: 'r-1', orderIds: orders.map(({ id }) => id) }]
        },
        waitUntilDone: async ({ feedRequestId }) => ({
          requestId: feedRequestId,
          isDone: true,
          successfulOrderIds: ['a'],
          pendingOrderIds: [],
          failedOrders: [{ orderId: 'b', reasons: ['country'] }],
        }),
      }),
    )
    const [a, b, broken] = [stored(place('a'), 'feed'), stored(place('b'), 'feed'), stored(place('c'), 'feed', {})]
    expect(await feed([a, broken, b], signal)).toMatchObject([
      'delivered',
      { failure: { kind: 'unreadable' }, isFinal: true },
      { failure: { kind: 'feed_failed', feedRequestId: 'r-1' }, isFinal: true },
    ])
    await feed([a, b], signal)
    await feed([a], signal)
    expect(keys[0]).toBe(keys[1])
    expect(keys[2]).not.toBe(keys[0])
  })
})
