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
  it('sends the entry id as idempotency key', async () => {
    const sent: unknown[] = []
    const { events } = createDeliveries(
      insurer({
        publishEvent: async ({ event, idempotencyKey }) => {
          sent.push([event.type, idempotencyKey])
          return { eventId: 'e' }
        },
      }),
    )
    const entry = stored(place('a'), 'events')
    expect(await events([entry], signal)).toEqual(['delivered'])
    expect(sent).toEqual([['order_placed', entry.id]])
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

describe('delivering feed snapshots', () => {
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
