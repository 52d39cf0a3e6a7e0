import { setTimeout as pause } from 'node:timers/promises'
import { coalesce } from '@hakuna-kit/core/internal'
import { batchSizes, type Deliver, type Outcome } from './createDeliveries.js'
import type { EntryStore, StoredEntry } from '../store/createEntryStore.js'
import type { OrderQueue, Turn } from '../queue/openOrderQueue.js'
import type { DeliveryReport, OutboxEvent, OutboxFormat } from '../Outbox.js'

export type DeliveryLoopOptions = {
  queue: OrderQueue
  entries: EntryStore
  /** Of new entries. Entries keep the format with which they were enqueued, so both can occur. */
  format: OutboxFormat
  deliveries: Record<OutboxFormat, Deliver>
  concurrency: number
  maxAttempts: number
  leaseSeconds: number
  onEvent: (event: OutboxEvent) => void
}

/** Takes turns and delivers their entries, at most `concurrency` at once. */
export function createDeliveryLoop(options: DeliveryLoopOptions) {
  const { queue, entries, format, deliveries, concurrency, maxAttempts, leaseSeconds, onEvent } = options
  const report: DeliveryReport = { delivered: 0, failed: 0, dead: 0 }
  let delivered: { turn: Turn; entryId: string }[] = []
  /** Deliveries that end while one group is saved are saved together in the next. */
  const settleDelivered = coalesce(async () => {
    const group = delivered
    delivered = []
    // In this order: a turn that is left finds nothing to do, an entry that is left would be sent again.
    await entries.settleDelivered(group.map(({ entryId }) => entryId))
    await queue.finish(group.map(({ turn }) => turn))
  })
  const underWay = new Set<Promise<void>>()
  let finished = 0

  /** Takes the turns that are due and starts their deliveries; answers how many turns there were. */
  async function takeTurns(): Promise<number> {
    const free = concurrency - underWay.size
    if (free <= 0) return 0
    const turns = await queue.take(format === 'feed' ? batchSizes.feed : free)
    if (turns.length === 0) return 0
    const heads = await entries.readHeads(turns.map(({ orderId }) => orderId))

    // No entry left, or held back by a dead one: the turn ends here. Retrying or skipping the dead entry adds new
    // turns.
    await queue.finish(turns.filter(({ orderId }) => heads.get(orderId)?.state !== 'waiting'))
    const due = turns.flatMap((turn) => {
      const entry = heads.get(turn.orderId)
      return entry?.state === 'waiting' ? [{ turn, entry }] : []
    })
    for (const each of ['events', 'feed'] as const) {
      const ofFormat = due.filter(({ entry }) => entry.format === each)
      for (const batch of chunk(ofFormat, batchSizes[each])) {
        const work = deliverBatch(batch, deliveries[each]).finally(() => {
          finished += 1
          underWay.delete(work)
        })
        underWay.add(work)
      }
    }
    return turns.length
  }

  async function deliverBatch(batch: { turn: Turn; entry: StoredEntry }[], deliver: Deliver): Promise<void> {
    // Ends well before another worker can take the turn.
    const signal = AbortSignal.timeout(leaseSeconds * 750)
    try {
      const outcomes = await deliver(
        batch.map(({ entry }) => entry),
        signal,
      )
      await Promise.all(batch.map(({ turn, entry }, index) => settle(turn, entry, outcomes[index] ?? 'delivered')))
    } catch (error) {
      // The turn's lease runs out, and it is taken again.
      reportTrouble(error)
    }
  }

  async function settle(turn: Turn, entry: StoredEntry, outcome: Outcome): Promise<void> {
    const about = { entryId: entry.id, orderId: entry.orderId, changeId: entry.changeId }
    if (outcome === 'delivered') {
      delivered.push({ turn, entryId: entry.id })
      await settleDelivered()
      report.delivered += 1
      onEvent({ type: 'delivered', ...about })
      return
    }
    const { failure, isFinal, isTry } = outcome
    const isDead = await entries.recordFailure(entry.id, failure, {
      attempts: isTry ? 1 : 0,
      maxAttempts: isFinal ? 0 : maxAttempts,
    })
    if (isDead === undefined) {
      // The lease ended during the try, and the worker that took the turn then has settled the entry.
      await queue.finish([turn])
      return
    }
    if (isDead) {
      await queue.finish([turn])
      report.dead += 1
    } else {
      await queue.putBack(turn)
      report.failed += 1
    }
    onEvent({ type: isDead ? 'dead' : 'retrying', ...about, failure })
  }

  function reportTrouble(error: unknown): void {
    const { name, message } = error instanceof Error ? error : new Error('unknown')
    onEvent({ type: 'database_trouble', name, message })
  }

  /** Makes the turns of dead workers available again, and adds turns for orders that lost theirs. */
  async function recover(): Promise<void> {
    await queue.recover()
    for (const { orderId, entries: count } of await entries.findStranded(queue.jobTable, queue.name)) {
      await queue.add(Array.from({ length: count }, () => orderId))
    }
  }

  return {
    report,
    recover,
    reportTrouble,
    /** Delivers until nothing is due. @throws the database's error */
    async drain(signal?: AbortSignal): Promise<void> {
      while (!signal?.aborted) {
        const finishedBefore = finished
        const taken = await takeTurns()
        if (underWay.size > 0) await Promise.race(underWay)
        // If a delivery finished meanwhile, the next entry of its order may be due now.
        else if (taken === 0 && finished === finishedBefore) return
      }
      await Promise.all(underWay)
    },
    /** Delivers until `signal` is aborted. After a database error it tries again. */
    async run(signal: AbortSignal, pollMs: number): Promise<void> {
      while (!signal.aborted) {
        const taken = await takeTurns().catch((error: unknown) => {
          reportTrouble(error)
          return 0
        })
        if (taken > 0 && underWay.size < concurrency) continue
        const rest = taken > 0 ? [] : [pause(pollMs, undefined, { signal }).catch(() => {})]
        await Promise.race([...underWay, ...rest])
      }
      await Promise.all(underWay)
    },
  }
}

function chunk<Item>(items: Item[], size: number): Item[][] {
  const chunks: Item[][] = []
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size))
  return chunks
}
