import { describe, expect, it } from 'vitest'
import { deliverAll, eventTypes, farAway, history, whole, createHarness, type SuiteDatabase } from './createHarness.js'
import { createTurns } from './turns.js'

/** What the outbox guarantees when deliveries fail. */
export function describeFailures(open: () => SuiteDatabase): void {
  const { openOutbox } = createHarness(open)

  describe('after failures', () => {
    it('holds back the order of a dead entry and no other, until it is retried or skipped', async () => {
      const { outbox, sandbox } = await openOutbox()
      await outbox.enqueue([...history('far', farAway), ...history('near'), ...history('far2', farAway)])
      expect(await outbox.deliver()).toEqual({ delivered: 4, failed: 0, dead: 2 })
      expect(eventTypes(sandbox)).toEqual({ near: whole })
      expect(await outbox.stats()).toMatchObject({ delivered: 4, dead: 2, waiting: 6, ordersHeldBack: 2 })

      const [dead, dead2] = await outbox.list({ state: 'dead' })
      expect(dead).toMatchObject({
        orderId: 'far',
        sequence: 1,
        attempts: 1,
        lastFailure: { kind: 'rejected', status: 400, insurerCode: 'location_unsupported' },
      })
      expect(await outbox.inspect(dead!.id)).toMatchObject({
        content: { type: 'order_placed' },
        heldBack: 3,
        unreadable: null,
      })

      // Retried and refused again: the rest of the order still waits.
      await outbox.retry(dead!.id)
      expect(await outbox.deliver()).toEqual({ delivered: 0, failed: 0, dead: 1 })
      expect(await outbox.stats()).toMatchObject({ dead: 2, waiting: 6 })

      await outbox.skip(dead2!.id, 'told by telephone')
      // The next entry fails, since the insurer has no such order. 404 is tried again: the path may be wrong.
      expect(await outbox.deliver()).toEqual({ delivered: 0, failed: 1, dead: 0 })
      expect(await outbox.inspect(dead2!.id)).toMatchObject({
        state: 'skipped',
        note: 'told by telephone',
        heldBack: 0,
      })
    })

    it('delivers the rest of an order after its dead entry is corrected', async () => {
      const { outbox, sandbox, schema, database } = await openOutbox()
      const [entry] = await outbox.enqueue(history('far', farAway))
      await outbox.deliver()
      const path = "'{payload,customer_billing_address,country}'"
      await database.query(
        `update ${schema}.outbox_entry set content = jsonb_set(content, ${path}, '"de"') where id = $1`,
        [entry!.id],
      )
      await outbox.retry(entry!.id)
      expect(await outbox.deliver()).toEqual({ delivered: 4, failed: 0, dead: 0 })
      expect(eventTypes(sandbox)).toEqual({ far: whole })
    })

    it('knows which entries can be retried and skipped', async () => {
      const { outbox } = await openOutbox()
      const { id } = await outbox.enqueue(history('a')[0]!)
      await expect(outbox.retry(id)).rejects.toMatchObject({ code: 'outbox_entry_state' })
      await outbox.deliver()
      await expect(outbox.skip(id, '')).rejects.toMatchObject({ code: 'outbox_entry_state' })
      for (const unknown of ['nonsense', '00000000-0000-8000-8000-000000000000']) {
        await expect(outbox.inspect(unknown)).rejects.toMatchObject({ code: 'outbox_unknown_entry' })
      }
    })

    it('marks an entry as dead after the allowed tries, without counting what was not sent', async () => {
      const { outbox, sandbox } = await openOutbox({
        faults: [{ path: '/events', status: 503 }],
        retry: { maxAttempts: 2 },
      })
      await outbox.enqueue(history('a'))
      expect(await deliverAll(outbox)).toEqual({ delivered: 0, failed: 1, dead: 1 })
      expect((await outbox.list({ state: 'dead' }))[0]).toMatchObject({
        attempts: 2,
        lastFailure: { kind: 'unavailable' },
      })
      sandbox.setFaults([])
      await outbox.retry((await outbox.list({ state: 'dead' }))[0]!.id)
      expect(await deliverAll(outbox)).toMatchObject({ delivered: 4 })
      expect(eventTypes(sandbox)).toEqual({ a: whole })
    })

    it('delivers the entries of a worker that died', async () => {
      const { outbox, sandbox, schema, database } = await openOutbox()
      const turns = createTurns(database, schema)
      await outbox.enqueue(history('a'))
      // As if a worker had taken the turn and was killed.
      await database.query(`update ${schema}_queue.job set state = 'active', started_on = now()
        where id = (select id from ${schema}_queue.job where singleton_key = 'a' limit 1)`)
      const nothing = { delivered: 0, failed: 0, dead: 0 }
      expect(await outbox.deliver()).toEqual(nothing)
      await turns.endLeases()
      // This delivery finds out; the turn waits a moment then.
      expect(await outbox.deliver()).toEqual(nothing)
      await turns.makeDue()
      expect(await outbox.deliver()).toEqual({ ...nothing, delivered: 4 })
      expect(eventTypes(sandbox)).toEqual({ a: whole })
    })

    it('puts back a turn that somebody ended as failed by hand', async () => {
      const { outbox, sandbox, schema, database } = await openOutbox()
      await outbox.enqueue([...history('a'), ...history('b')])
      await database.query(`update ${schema}_queue.job set state = 'failed', completed_on = now()
        where id = (select id from ${schema}_queue.job where singleton_key = 'a' order by created_on limit 1)`)
      const turns = createTurns(database, schema)
      for (let tries = 0; tries < 2; tries++) {
        await outbox.deliver()
        await turns.makeDue()
      }
      expect(eventTypes(sandbox)).toEqual({ a: whole, b: whole })
      expect(await outbox.stats()).toMatchObject({ waiting: 0, delivered: 8 })
    })

    it('finds orders that were left without a turn', async () => {
      const { outbox, sandbox, schema, database } = await openOutbox()
      await outbox.enqueue(history('a'))
      await database.query(`delete from ${schema}_queue.job where name = 'orders'`)
      await database.query(`update ${schema}.outbox_entry set enqueued_at = now() - interval '1 hour'`)
      expect(await outbox.deliver()).toMatchObject({ delivered: 4 })
      expect(eventTypes(sandbox)).toEqual({ a: whole })
    })

    it('marks a row that was changed by hand as dead, and delivers the rest', async () => {
      const { outbox, sandbox, schema, database } = await openOutbox()
      const [broken] = await outbox.enqueue([...history('broken'), ...history('good')])
      const path = "'{payload,line_items,0,quantity}'"
      await database.query(
        `update ${schema}.outbox_entry set content = jsonb_set(content, ${path}, '0'), last_failure = '[]'
         where id = $1`,
        [broken!.id],
      )
      expect(await outbox.deliver()).toEqual({ delivered: 4, failed: 0, dead: 1 })
      expect(await outbox.inspect(broken!.id)).toMatchObject({
        state: 'dead',
        lastFailure: { kind: 'unreadable' },
        content: null,
        unreadable: 'payload.line_items[0].quantity',
      })
      expect(eventTypes(sandbox)).toEqual({ good: whole })
    })
  })
}
