import type { OrderStep } from '../../orders/order.js'
import { toRunner, type OutboxDatabase, type SqlExecutor, type SqlRunner } from '../store/openDatabase.js'
import { enqueueEntries } from '../store/insertEntries.js'
import type { OrderQueue } from './openOrderQueue.js'
import type { EnqueuedEntry, OutboxFormat } from '../Outbox.js'
import { toEntry } from '../store/toEntry.js'

/** Stores changes together with the turns in which they are delivered: in the shop's transaction, or in one of their own. */
export function createEnqueue(
  database: OutboxDatabase,
  { queue, schema, format }: { queue: OrderQueue; schema: string; format: OutboxFormat },
): (steps: OrderStep[], tx: SqlRunner | SqlExecutor | undefined) => Promise<EnqueuedEntry[]> {
  async function enqueueIn(tx: SqlRunner, steps: OrderStep[]): Promise<EnqueuedEntry[]> {
    const newEntries = steps.map((step) => toEntry(step, format))
    const enqueued = await enqueueEntries(tx, schema, newEntries)
    const added = newEntries.filter((_, index) => enqueued[index]?.repeated === false)
    await queue.add(
      added.map(({ orderId }) => orderId),
      tx,
    )
    return enqueued
  }

  /** A refused change is undone to here, so that the shop may go on and commit the rest. */
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
