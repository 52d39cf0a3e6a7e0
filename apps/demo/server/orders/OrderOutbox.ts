import { createOutbox, type Outbox, type OrderStep, type OutboxInsurer } from '@hakuna-kit/server/orders'
import type { Database, SqlRunner } from '../storage/Storage.js'
import type { ShopOrder } from './OrderStore.js'

export type OrderOutboxOptions = {
  database: Database
  insurer: OutboxInsurer
  /** Milliseconds between two checks for new entries. */
  pollMs?: number | undefined
}

/** The outbox in both of the insurer's formats. An order is reported in the format in which it was placed. */
export interface OrderOutbox extends Pick<Outbox, 'list' | 'inspect' | 'retry' | 'skip'> {
  enqueue(step: OrderStep, options: { format: ShopOrder['format']; tx: SqlRunner }): Promise<void>
  close(): Promise<void>
}

/** Opens the outbox and starts deliveries. A refused message is dead after three tries, so the demo shows it soon. */
export async function openOrderOutbox({ database, insurer, pollMs = 500 }: OrderOutboxOptions): Promise<OrderOutbox> {
  const common = {
    store: { pglite: database.pglite },
    pollMs,
    retry: { maxAttempts: 3, firstDelaySeconds: 1, maxDelaySeconds: 5 },
  }
  const events = await createOutbox({ ...common, insurer, format: 'events' })
  // Each entry stores its format, so one of the two outboxes delivers the entries of both.
  const feed = await createOutbox({ ...common, format: 'feed' })
  events.start()
  return {
    async enqueue(step, { format, tx }) {
      await (format === 'feed' ? feed : events).enqueue(step, { tx })
    },
    list: (options) => events.list(options),
    inspect: (entryId) => events.inspect(entryId),
    retry: (entryId) => events.retry(entryId),
    skip: (entryId, note) => events.skip(entryId, note),
    async close() {
      await feed.close()
      await events.close()
    },
  }
}
