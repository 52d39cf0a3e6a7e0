import { describe, expect, it } from 'vitest'
import type { OutboxEvent } from '../Outbox.js'
import type { OrderQueue, Turn } from '../queue/openOrderQueue.js'
import type { EntryStore, StoredEntry } from '../store/createEntryStore.js'
import type { Deliver } from './createDeliveries.js'
import { createDeliveryLoop } from './createDeliveryLoop.js'

const turnOf = (orderId: string): Turn => ({ id: `turn-${orderId}`, orderId })
const entryOf = (orderId: string, state = 'waiting') =>
  ({ id: `entry-${orderId}`, orderId, changeId: 'c', format: 'events', state }) as StoredEntry

/** A loop on a queue and a store in memory. Each order has one turn and one entry. */
function createLoop(entries: StoredEntry[], { deliver, events = [] }: { deliver: Deliver; events?: OutboxEvent[] }) {
  const log: string[] = []
  let turns = entries.map(({ orderId }) => turnOf(orderId))
  const queue: Partial<OrderQueue> = {
    take: async (limit) => turns.splice(0, limit),
    finish: async (done) => {
      if (done.length > 0) log.push(`finish ${done.map(({ orderId }) => orderId).join()}`)
    },
    putBack: async ({ orderId }) => void log.push(`put back ${orderId}`),
  }
  const store: Partial<EntryStore> = {
    readHeads: async () => new Map(entries.map((entry) => [entry.orderId, entry])),
    settleDelivered: async (ids) => {
      log.push(`settle ${ids.join()}`)
      await new Promise((wake) => setTimeout(wake, 150))
    },
    recordFailure: async (_id, _failure, { maxAttempts }) => maxAttempts === 0,
  }
  const loop = createDeliveryLoop({
    queue: queue as OrderQueue,
    entries: store as EntryStore,
    format: 'events',
    deliveries: { events: deliver, feed: deliver },
    concurrency: 8,
    maxAttempts: 3,
    leaseSeconds: 60,
    onEvent: (event) => events.push(event),
  })
  return { loop, log }
}

describe('createDeliveryLoop', () => {
  it('saves deliveries that end while one group is saved together in the next', async () => {
    const delays: Record<string, number> = { a: 0, b: 5, c: 10 }
    const deliver: Deliver = async ([entry]) => {
      await new Promise((wake) => setTimeout(wake, delays[entry!.orderId]))
      return ['delivered']
    }
    const { loop, log } = createLoop(
      ['a', 'b', 'c'].map((id) => entryOf(id)),
      { deliver },
    )
    await loop.drain()
    expect(loop.report).toEqual({ delivered: 3, failed: 0, dead: 0 })
    expect(log).toEqual(['settle entry-a', 'finish a', 'settle entry-b,entry-c', 'finish b,c'])
  })

  it('ends turns without a waiting entry, puts back what failed and ends what is dead', async () => {
    const events: OutboxEvent[] = []
    const failure = { kind: 'unavailable', at: '' } as const
    const deliver: Deliver = async ([entry]) => [{ failure, isTry: true, isFinal: entry!.orderId === 'final' }]
    const entries = [entryOf('held', 'dead'), entryOf('again'), entryOf('final')]
    const { loop, log } = createLoop(entries, { deliver, events })
    await loop.drain()
    expect(loop.report).toEqual({ delivered: 0, failed: 1, dead: 1 })
    expect(log.toSorted()).toEqual(['finish final', 'finish held', 'put back again'])
    expect(events.map((event) => event.type).toSorted()).toEqual(['dead', 'retrying'])
  })

  it('reports an error of the database and leaves the turn to its lease', async () => {
    const events: OutboxEvent[] = []
    const { loop, log } = createLoop([entryOf('a')], { deliver: () => Promise.reject(new TypeError('gone')), events })
    await loop.drain()
    expect([log, events]).toEqual([[], [{ type: 'database_trouble', name: 'TypeError', message: 'gone' }]])
  })
})
