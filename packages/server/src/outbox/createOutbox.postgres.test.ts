import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createOrderInsurer } from '../test/orders/createOrderInsurer.js'
import { daysLater, newOrder, product } from '@hakuna-kit/test/orders'
import { describeOutbox, type SuiteDatabase } from '../test/outbox/describeOutbox.js'
import {
  createTestPool,
  isPostgresSkipped,
  postgresName,
  startPostgres,
  type TestPostgres,
} from '@hakuna-kit/test/postgres/startPostgres'
import { fulfillLineItems } from '../orders/fulfillLineItems.js'
import { placeOrder } from '../orders/placeOrder.js'
import { createOutbox } from './createOutbox.js'
import { createPostgresDatabase } from './store/createPostgresDatabase.js'

describe.skipIf(isPostgresSkipped)('on a server', () => {
  let server: TestPostgres
  let pool: pg.Pool
  let database: SuiteDatabase

  beforeAll(async () => {
    server = await startPostgres()
    pool = createTestPool(server.connectionString)
    database = { ...createPostgresDatabase(pool), store: { connectionString: server.connectionString } }
  }, 60_000)

  afterAll(async () => {
    await pool?.end()
    await server?.stop()
  })

  describeOutbox(postgresName, () => database)

  it('numbers changes in the order of commits, not of transaction starts', async () => {
    const { client, sandbox } = createOrderInsurer()
    const outbox = await createOutbox({ store: database.store, insurer: client, schema: 'commit_order' })
    const placed = placeOrder(newOrder([product('phone')]))
    const shipped = fulfillLineItems(placed.order, { items: [{ lineItemId: 'phone' }], fulfilledAt: daysLater(1) })
    const [early, late] = [await pool.connect(), await pool.connect()]
    try {
      await early.query('begin')
      await early.query('select now()')
      await late.query('begin')
      await outbox.enqueue(placed, { tx: late })
      const waiting = outbox.enqueue(shipped, { tx: early })
      // It waits for the lock that the other transaction holds.
      const locked = `select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock'`
      await expect.poll(async () => (await pool.query(locked)).rows).toEqual([{ n: 1 }])
      await late.query('commit')
      await waiting
      await early.query('commit')
      expect(await outbox.deliver()).toEqual({ delivered: 2, failed: 0, dead: 0 })
      expect(sandbox.inspect().events.map(({ type }) => type)).toEqual(['order_placed', 'order_fulfillment_added'])
    } finally {
      early.release()
      late.release()
      await outbox.close()
    }
  })
})
