import type { Db, PgBoss } from 'pg-boss'
import type { OutboxDatabase, SqlRunner } from '../store/openDatabase.js'
import { loadPeer } from '../store/loadPeer.js'

/** One turn of an order: whoever takes it delivers what that order has to deliver next. Turns of one order are given out one at a time. */
export type Turn = { id: string; orderId: string }

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
  /** The turns are over. */
  finish(turns: Turn[]): Promise<void>
  /** The turn comes again after a while; until then the order waits. */
  putBack(turn: Turn): Promise<void>
  /** Gives back the turns of workers that died. */
  recover(): Promise<void>
  close(): Promise<void>
}

const queueName = 'orders'

/**
 * The queue is pg-boss with its policy `key_strict_fifo`, the order's id as key: of each order one turn at a time, held back while one is
 * under way or waits to be tried again. A turn does not say which entry it is for. pg-boss sorts by the time at which a transaction began,
 * and of two transactions that change one order the later may have begun first; so the entry is looked up by its sequence when the turn is
 * taken, and a turn too many finds nothing and does no harm.
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
    // Entries are given up by our own count: a turn lost with its worker says nothing against the entry.
    retryLimit: 1_000_000,
    retryDelay: options.firstDelaySeconds,
    retryBackoff: true,
    retryDelayMax: options.maxDelaySeconds,
    expireInSeconds: leaseSeconds,
    // pg-boss deletes what waits longer. Ten years: never.
    retentionSeconds: 315_360_000,
    deleteAfterSeconds: 0,
  }
  await boss.createQueue(queueName, { policy: 'key_strict_fifo', ...settings })
  await boss.updateQueue(queueName, settings)
  // Fills pg-boss's cache: inside a PGlite transaction it could not ask the database for the queue.
  await boss.findJobs(queueName, { key: '' })

  return {
    jobTable: `${schema}.job`,
    name: queueName,
    async add(orderIds, tx) {
      if (orderIds.length === 0) return
      const jobs = orderIds.map((singletonKey) => ({ singletonKey }))
      await boss.insert(queueName, jobs, tx ? { db: toBossDb(tx) } : {})
    },
    async take(limit) {
      const jobs = await boss.fetch(queueName, { batchSize: limit, includeMetadata: true })
      return jobs.map(({ id, singletonKey }) => ({ id, orderId: singletonKey ?? '' }))
    },
    async finish(turns) {
      if (turns.length === 0) return
      await boss.deleteJob(
        queueName,
        turns.map(({ id }) => id),
      )
    },
    async putBack({ id }) {
      await boss.fail(queueName, id)
    },
    async recover() {
      await boss.supervise(queueName)
      // pg-boss never gives a turn up by itself here. Should one have been failed by hand, its order would stand still.
      for (const key of await boss.getBlockedKeys(queueName)) {
        const failed = (await boss.findJobs(queueName, { key })).filter(({ state }) => state === 'failed')
        if (failed.length > 0)
          await boss.retry(
            queueName,
            failed.map(({ id }) => id),
          )
      }
    },
    async close() {
      await boss.stop({ graceful: false })
    },
  }
}

/**
 * pg-boss's own adapter for PGlite sends ROLLBACK after a failed statement, which inside the shop's transaction would undo the shop's work
 * and let the rest of it run outside any transaction.
 */
function toBossDb(runner: OutboxDatabase | SqlRunner): Db {
  return {
    executeSql: (text, values) =>
      !values?.length && 'executeScript' in runner ? runner.executeScript(text) : runner.query(text, values),
  }
}
