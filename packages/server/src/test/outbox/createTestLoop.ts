import type { OutboxEvent, OutboxFormat } from '../../outbox/Outbox.js'
import { createDeliveryLoop } from '../../outbox/delivery/createDeliveryLoop.js'
import type { Deliver, Outcome } from '../../outbox/delivery/createDeliveries.js'
import type { OrderQueue, Turn } from '../../outbox/queue/openOrderQueue.js'
import type { EntryStore, StoredEntry } from '../../outbox/store/createEntryStore.js'

export const turnOf = (orderId: string): Turn => ({ id: `turn-${orderId}`, orderId, takenBefore: 0 })
export const entryOf = (orderId: string, more: Partial<StoredEntry> = {}) =>
  ({ id: `entry-${orderId}`, orderId, changeId: 'c', format: 'events', state: 'waiting', ...more }) as StoredEntry

const deliverAtOnce: Deliver = async (entries) => entries.map(() => 'delivered')

type Settings = {
  deliver?: Deliver
  format?: OutboxFormat
  concurrency?: number
  /** Replaces calls of the queue and the store. */
  queue?: Partial<OrderQueue>
  store?: Partial<EntryStore>
}

/** A loop on a queue and a store in memory. Each order has one turn and one entry. */
export function createTestLoop(entries: StoredEntry[], settings: Settings = {}) {
  const { deliver = deliverAtOnce, format = 'events', concurrency = 8 } = settings
  const log: string[] = []
  const events: OutboxEvent[] = []
  const turns = entries.map(({ orderId }) => turnOf(orderId))
  const queue: Partial<OrderQueue> = {
    jobTable: 'q.job',
    name: 'orders',
    take: async (limit) => {
      if (limit < 1) throw new Error('A loop that has no room takes no turn.')
      log.push(`take ${limit}`)
      return turns.splice(0, limit)
    },
    finish: async (done) => {
      if (done.length > 0) log.push(`finish ${done.map(({ orderId }) => orderId).join()}`)
    },
    putBack: async ({ orderId }) => void log.push(`put back ${orderId}`),
    recover: async () => void log.push('recover'),
    add: async (orderIds) => void log.push(`add ${orderIds.join()}`),
    ...settings.queue,
  }
  const store: Partial<EntryStore> = {
    readHeads: async (orderIds) =>
      new Map(entries.filter(({ orderId }) => orderIds.includes(orderId)).map((entry) => [entry.orderId, entry])),
    settleDelivered: async (ids) => void log.push(`settle ${ids.join()}`),
    recordFailure: async (id, _failure, { attempts, maxAttempts }) => {
      log.push(`record ${id} ${attempts} of ${maxAttempts}`)
      return maxAttempts === 0
    },
    findStranded: async () => [],
    ...settings.store,
  }
  const deliverLogged: Deliver = (batch, signal) => {
    log.push(`send ${batch.map(({ orderId }) => orderId).join()}`)
    return deliver(batch, signal)
  }
  const loop = createDeliveryLoop({
    queue: queue as OrderQueue,
    entries: store as EntryStore,
    format,
    deliveries: { events: deliverLogged, feed: deliverLogged },
    concurrency,
    maxAttempts: 3,
    leaseSeconds: 60,
    onEvent: (event) => events.push(event),
  })
  const without = (...words: string[]) => log.filter((line) => !words.includes(line.split(' ')[0]!))
  return { loop, log, events, without }
}

/** A delivery that ends for each order when the test says so. */
export function createGates() {
  const open = new Map<string, (outcome: Outcome) => void>()
  const deliver: Deliver = ([entry]) =>
    new Promise((resolve) => open.set(entry!.orderId, (result) => resolve([result])))
  return { deliver, open, end: (orderId: string, outcome: Outcome = 'delivered') => open.get(orderId)!(outcome) }
}
