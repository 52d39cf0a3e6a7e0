import type { Db, PgBoss } from 'pg-boss'
import type { OutboxDatabase, SqlRunner } from '../store/OutboxDatabase.js'
import { loadPeer } from '../store/openDatabase.js'

/** One turn of an order: its next entry may be delivered. Of each order only one turn is taken at a time. */
export type Turn = {
  id: string
  orderId: string
  /** How often it was taken before. Another number: its lease ended, and another worker has it now. */
  takenBefore: number
}

export type OrderQueueOptions = {
  schema: string
  leaseSeconds: number
  firstDelaySeconds: number
  maxDelaySeconds: number
  onError: (error: Error) => void
}

export type OrderQueue = {
  /** Table of the queue's jobs, for reading. */
  jobTable: string
  name: string
  /** Adds a turn for each id given, inside `tx` where there is one. */
  add(orderIds: string[], tx?: SqlRunner): Promise<void>
  /** Takes turns of different orders, at most `limit`; empty when there is nothing to do now. */
  take(limit: number): Promise<Turn[]>
  /** The turns are over, except those that another worker has taken since. */
  finish(turns: Turn[]): Promise<void>
  /**
   * The turn can be taken again after a delay; until then its order waits. Does nothing after the turn's lease has
   * ended.
   */
  putBack(turn: Turn): Promise<void>
  /** Makes the turns of dead workers available again. */
  recover(): Promise<void>
  close(): Promise<void>
}

const queueName = 'orders'

/**
 * The queue is pg-boss with its policy `key_strict_fifo` and the order's id as key: of each order one turn at a time,
 * held back while one is active or waits for a retry. A turn does not say which entry it is for. pg-boss sorts by the
 * start time of transactions, and of two transactions that change one order the one that started first may commit
 * last. So the entry is looked up by its sequence when the turn is taken; a surplus turn finds no entry and does no
 * harm.
 */
export async function openOrderQueue(database: OutboxDatabase, options: OrderQueueOptions): Promise<OrderQueue> {
  const { schema, leaseSeconds, onError } = options
  const { PgBoss } = await loadPeer(() => import('pg-boss'), 'pg-boss', 'The outbox')
  const superviseSeconds = Math.max(1, Math.floor(leaseSeconds / 2))
  const boss: PgBoss = new PgBoss({
    db: toBossDb(database),
    backend: database.backend,
    schema,
    // Called by `recover`, so that only processes that deliver do it.
    supervise: false,
    monitorIntervalSeconds: superviseSeconds,
    schedule: false,
  })
  boss.on('error', onError)
  await boss.start()
  const settings = {
    // We count the attempts of entries ourselves: a turn that was lost with its worker is no failed attempt.
    retryLimit: 1_000_000,
    retryDelay: options.firstDelaySeconds,
    retryBackoff: true,
    retryDelayMax: options.maxDelaySeconds,
    expireInSeconds: leaseSeconds,
    // pg-boss deletes jobs that wait longer. Ten years.
    retentionSeconds: 315_360_000,
    deleteAfterSeconds: 0,
  }
  await boss.createQueue(queueName, { policy: 'key_strict_fifo', ...settings })
  await boss.updateQueue(queueName, settings)
  // Fills pg-boss's cache: inside a PGlite transaction it could not read the queue from the database.
  await boss.findJobs(queueName, { key: '' })

  const jobTable = `${schema}.job`

  return {
    jobTable,
    name: queueName,
    async add(orderIds, tx) {
      if (orderIds.length === 0) return
      const jobs = orderIds.map((singletonKey) => ({ singletonKey }))
      await boss.insert(queueName, jobs, tx ? { db: toBossDb(tx) } : {})
    },
    async take(limit) {
      const jobs = await boss.fetch(queueName, { batchSize: limit, includeMetadata: true })
      return jobs.map(({ id, singletonKey, retryCount }) => ({
        id,
        orderId: singletonKey ?? '',
        takenBefore: retryCount,
      }))
    },
    async finish(turns) {
      if (turns.length === 0) return
      // pg-boss's own call goes by the id alone, and would end the turn of a worker that took it after us.
      await database.query(
        `delete from ${jobTable} job using unnest($2::uuid[], $3::int[]) as turn (id, taken_before)
         where job.name = $1 and job.id = turn.id and job.retry_count = turn.taken_before`,
        [queueName, turns.map(({ id }) => id), turns.map(({ takenBefore }) => takenBefore)],
      )
    },
    async putBack({ id, takenBefore }) {
      await database.transaction(async (tx) => {
        const { rows } = await tx.query(
          `select 1 from ${jobTable} where name = $1 and id = $2 and retry_count = $3 and state = 'active' for update`,
          [queueName, id, takenBefore],
        )
        if (rows.length > 0) await boss.fail(queueName, id, null, { db: toBossDb(tx) })
      })
    },
    async recover() {
      await boss.supervise(queueName)
      // pg-boss never fails a turn for good here. If somebody did it by hand, the order would be blocked.
      for (const key of await boss.getBlockedKeys(queueName)) {
        const failed = (await boss.findJobs(queueName, { key })).filter(({ state }) => state === 'failed')
        const ids = failed.map(({ id }) => id)
        if (ids.length > 0) await boss.retry(queueName, ids)
      }
    },
    async close() {
      await boss.stop({ graceful: false })
    },
  }
}

/**
 * pg-boss's own adapter for PGlite sends ROLLBACK after a failed statement. Inside the shop's transaction this would
 * undo the shop's work and run the rest of it outside any transaction.
 */
function toBossDb(runner: OutboxDatabase | SqlRunner): Db {
  return {
    executeSql: (text, values) =>
      !values?.length && 'executeScript' in runner ? runner.executeScript(text) : runner.query(text, values),
  }
}
