import { z } from 'zod'
import type { OutboxDatabase, SqlRunner } from './OutboxDatabase.js'
import { entryColumns, readEntryRow } from './readEntryRow.js'
import type { DeliveryFailure, ListOptions, OutboxEntry, OutboxStats } from '../Outbox.js'

const statsRow = z.object({
  waiting: z.coerce.number(),
  delivered: z.coerce.number(),
  dead: z.coerce.number(),
  skipped: z.coerce.number(),
  ordersHeldBack: z.coerce.number(),
  retrying: z.coerce.number(),
  oldestWaitingAt: z.date().nullable(),
})

/** An entry with what it sends, as stored. */
export type StoredEntry = OutboxEntry & { storedContent: unknown }

export type EntryStore = ReturnType<typeof createEntryStore>

/** Reads and changes stored entries. */
export function createEntryStore(database: OutboxDatabase, schema: string) {
  const table = `${schema}.outbox_entry`
  const toStored = (row: unknown): StoredEntry => ({
    ...readEntryRow(row),
    storedContent: (row as { content?: unknown }).content ?? null,
  })

  return {
    /** The next entry of each of these orders, waiting or dead. Orders without one are left out. */
    async readHeads(orderIds: string[]): Promise<Map<string, StoredEntry>> {
      const { rows } = await database.query(
        `select distinct on (order_id) ${entryColumns}, content from ${table}
         where order_id = any($1::text[]) and state in ('waiting', 'dead') order by order_id, sequence`,
        [orderIds],
      )
      return new Map(rows.map(toStored).map((entry) => [entry.orderId, entry]))
    },

    /** Also for entries that another worker marked as dead in the meantime: the insurer has them. */
    async settleDelivered(ids: string[]): Promise<void> {
      await database.query(
        `update ${table} set state = 'delivered', settled_at = now(), attempts = attempts + 1, last_failure = null
         where id = any($1::uuid[]) and state in ('waiting', 'dead')`,
        [ids],
      )
    },

    /** Counts a failed try. Answers whether the entry is dead now; undefined where it was no longer waiting. */
    async recordFailure(
      id: string,
      failure: DeliveryFailure,
      { attempts, maxAttempts }: { attempts: 0 | 1; maxAttempts: number },
    ): Promise<boolean | undefined> {
      const { rows } = await database.query(
        `update ${table} set attempts = attempts + $2, last_failure = $3::jsonb,
           state = case when attempts + $2 >= $4 then 'dead' else 'waiting' end,
           settled_at = case when attempts + $2 >= $4 then now() end
         where id = $1 and state = 'waiting' returning state`,
        [id, attempts, JSON.stringify(failure), maxAttempts],
      )
      const row = rows[0] as { state: string } | undefined
      return row && row.state === 'dead'
    },

    async list({ state, orderId, limit = 100, after = 0 }: ListOptions): Promise<OutboxEntry[]> {
      const { rows } = await database.query(
        `select ${entryColumns} from ${table}
         where position > $1 and ($2::text is null or state = $2) and ($3::text is null or order_id = $3)
         order by position limit $4`,
        [after, state ?? null, orderId ?? null, Math.min(Math.max(limit, 1), 1_000)],
      )
      return rows.map(readEntryRow)
    },

    async find(id: string): Promise<StoredEntry | undefined> {
      const { rows } = await database.query(`select ${entryColumns}, content from ${table} where id = $1`, [id])
      return rows[0] === undefined ? undefined : toStored(rows[0])
    },

    /** Waiting entries of an order with a sequence above `behind`. */
    async countWaiting(orderId: string, tx: SqlRunner = database, behind = 0): Promise<number> {
      const { rows } = await tx.query(
        `select count(*)::int as count from ${table} where order_id = $1 and state = 'waiting' and sequence > $2`,
        [orderId, behind],
      )
      return (rows[0] as { count: number }).count
    },

    /** Makes a dead entry wait again; answers false where it is not dead. */
    async revive(id: string, tx: SqlRunner): Promise<boolean> {
      const { rows } = await tx.query(
        `update ${table} set state = 'waiting', attempts = 0, settled_at = null
         where id = $1 and state = 'dead' returning id`,
        [id],
      )
      return rows.length === 1
    },

    /** Skips a waiting or dead entry; answers false where it is neither. */
    async skip(id: string, note: string, tx: SqlRunner): Promise<boolean> {
      const { rows } = await tx.query(
        `update ${table} set state = 'skipped', note = $2, settled_at = now()
         where id = $1 and state in ('waiting', 'dead') returning id`,
        [id, note],
      )
      return rows.length === 1
    },

    async stats(): Promise<OutboxStats> {
      const { rows } = await database.query(
        `select count(*) filter (where state = 'waiting') as waiting,
           count(*) filter (where state = 'delivered') as delivered,
           count(*) filter (where state = 'dead') as dead,
           count(*) filter (where state = 'skipped') as skipped,
           count(distinct order_id) filter (where state = 'dead') as "ordersHeldBack",
           count(*) filter (where state = 'waiting' and last_failure is not null) as retrying,
           min(enqueued_at) filter (where state = 'waiting') as "oldestWaitingAt"
         from ${table}`,
      )
      const { oldestWaitingAt, ...counts } = statsRow.parse(rows[0])
      return { ...counts, oldestWaitingAt: oldestWaitingAt?.toISOString() ?? null }
    },

    /**
     * Orders with entries that have waited for more than 30 seconds, without a dead one before them or a turn in the
     * queue.
     */
    async findStranded(jobTable: string, queueName: string): Promise<{ orderId: string; entries: number }[]> {
      const { rows } = await database.query(
        `select order_id as "orderId", count(*)::int as entries from ${table} entry
         where state = 'waiting' and enqueued_at < now() - interval '30 seconds'
           and not exists (select 1 from ${jobTable} job where job.name = $1 and job.singleton_key = entry.order_id)
           and not exists (select 1 from ${table} dead where dead.order_id = entry.order_id and dead.state = 'dead'
             and dead.sequence < entry.sequence)
         group by order_id limit 1000`,
        [queueName],
      )
      return rows as { orderId: string; entries: number }[]
    },

    /** Deletes the content of entries that were delivered or skipped so many days ago, at most 5,000 a call. */
    async wipeContent(days: number): Promise<void> {
      await database.query(
        `update ${table} set content = null where id in (
           select id from ${table} where content is not null and state in ('delivered', 'skipped')
             and settled_at < now() - $1 * interval '1 day' limit 5000)`,
        [days],
      )
    },
  }
}
