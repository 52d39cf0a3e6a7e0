import type { OrderStep } from '../../orders/orderStep.js'
import { insertEntries } from '../store/insertEntries.js'
import { toRunner, type OutboxDatabase, type SqlExecutor, type SqlRunner } from '../store/OutboxDatabase.js'
import type { OrderQueue } from './openOrderQueue.js'
import type { EnqueuedEntry, OutboxFormat } from '../Outbox.js'
import { toEntry } from '../store/toEntry.js'

/** Stores changes and the turns in which they are delivered, in the shop's transaction or in a new one. */
export function createEnqueue(
  database: OutboxDatabase,
  { queue, schema, format }: { queue: OrderQueue; schema: string; format: OutboxFormat },
): (steps: OrderStep[], tx: SqlRunner | SqlExecutor | undefined) => Promise<EnqueuedEntry[]> {
  async function enqueueIn(tx: SqlRunner, steps: OrderStep[]): Promise<EnqueuedEntry[]> {
    const newEntries = steps.map((step) => toEntry(step, format))
    const enqueued = await insertEntries(tx, schema, newEntries)
    const added = newEntries.filter((_, index) => enqueued[index]?.repeated === false)
    await queue.add(
      added.map(({ orderId }) => orderId),
      tx,
    )
    return enqueued
  }

  /** With a savepoint: after a refused change the shop can go on and commit the rest. */
  async function enqueueInside(tx: SqlRunner, steps: OrderStep[]): Promise<EnqueuedEntry[]> {
    await tx.query('savepoint hakuna_kit_enqueue')
    try {
      const enqueued = await enqueueIn(tx, steps)
      await tx.query('release savepoint hakuna_kit_enqueue')
      return enqueued
    } catch (error) {
      await tx.query('rollback to savepoint hakuna_kit_enqueue')
      throw error
    }
  }

  return async (steps, tx) => {
    if (steps.length === 0) return []
    return tx ? enqueueInside(toRunner(tx), steps) : database.transaction((own) => enqueueIn(own, steps))
  }
}
