import { describe, expect, it } from 'vitest'
import { createOutbox } from '../../outbox/createOutbox.js'
import type { Outbox, OutboxEvent, OutboxOptions } from '../../outbox/Outbox.js'
import { createOrderInsurer } from '../orders/createOrderInsurer.js'
import { createHarness, eventTypes, history, whole, type SuiteDatabase } from './createHarness.js'
import { createTurns } from './turns.js'

/** What the options of the outbox do, and what its end does. */
export function describeSettings(open: () => SuiteDatabase): void {
  const { openOutbox } = createHarness(open)

  describe('options', () => {
    const refusal = async (options: object) => {
      const outbox = createOutbox({ store: open().store, ...options } as OutboxOptions)
      return outbox
        .then(() => 'accepted')
        .catch((error: { code: string; message: string }) => [error.code, error.message])
    }

    it.each(['concurrency', 'pollMs', 'leaseSeconds', 'maxAttempts', 'firstDelaySeconds', 'maxDelaySeconds'])(
      'takes a whole number of 1 or more for `%s`',
      async (name) => {
        const isRetry = ['maxAttempts', 'firstDelaySeconds', 'maxDelaySeconds'].includes(name)
        for (const value of [0, -1, 1.5, NaN, Infinity, '5']) {
          expect(await refusal(isRetry ? { retry: { [name]: value } } : { [name]: value })).toEqual([
            'outbox_configuration',
            `The option \`${name}\` must be a whole number of 1 or more. Correct the options of createOutbox().`,
          ])
        }
      },
    )

    it('has the documented defaults', async () => {
      const database = open()
      const { client } = createOrderInsurer({ faults: [{ path: '/events', status: 503 }] })
      const outbox = await createOutbox({ store: database.store, insurer: client })
      try {
        const { rows } = await database.query(
          `select policy, retry_delay, retry_backoff, retry_delay_max, expire_seconds, retention_seconds
           from hakuna_kit_queue.queue where name = 'orders'`,
        )
        expect(rows).toEqual([
          {
            ...{ policy: 'key_strict_fifo', retry_delay: 2, retry_backoff: true, retry_delay_max: 3_600 },
            ...{ expire_seconds: 60, retention_seconds: 315_360_000 },
          },
        ])
        // 80 tries.
        await outbox.enqueue(history('a')[0]!)
        await database.query(`update hakuna_kit.outbox_entry set attempts = 78`)
        expect(await outbox.deliver()).toEqual({ delivered: 0, failed: 1, dead: 0 })
        await createTurns(database, 'hakuna_kit').makeDue()
        expect(await outbox.deliver()).toEqual({ delivered: 0, failed: 0, dead: 1 })
        expect((await outbox.list())[0]).toMatchObject({ format: 'events', attempts: 80 })
      } finally {
        await outbox.close()
      }
    })

    it('keeps the content for as many days as are asked for', async () => {
      const { outbox, schema, openAnother, database } = await openOutbox()
      await outbox.enqueue(history('a'))
      await outbox.deliver()
      const settle = `update ${schema}.outbox_entry set settled_at = now()`
      await database.query(`${settle} - interval '2 days' where sequence = 1`)
      await database.query(`${settle} - interval '29 days 23 hours' where sequence > 1`)
      const contents = async () => {
        const entries = await outbox.list()
        return Promise.all(entries.map(async ({ id }) => (await outbox.inspect(id)).content !== null))
      }
      const byDefault = await openAnother()
      byDefault.start()
      await byDefault.close()
      expect(await contents()).toEqual([true, true, true, true])
      const twoDays = await openAnother({ keepContentDays: 1 })
      twoDays.start()
      await twoDays.close()
      expect(await contents()).toEqual([false, false, false, false])
    })
  })

  describe('an outbox that is closed', () => {
    it('refuses every call, and can be closed again', async () => {
      const { outbox } = await openOutbox()
      const { id } = await outbox.enqueue(history('a')[0]!)
      await Promise.all([outbox.close(), outbox.close()])
      const calls: ((closed: Outbox) => Promise<unknown>)[] = [
        (closed) => closed.enqueue(history('b')),
        (closed) => closed.deliver(),
        (closed) => closed.list(),
        (closed) => closed.inspect(id),
        (closed) => closed.retry(id),
        (closed) => closed.skip(id, 'note'),
        (closed) => closed.stats(),
      ]
      for (const call of calls) await expect(call(outbox)).rejects.toMatchObject({ code: 'outbox_closed' })
      await outbox.close()
    })

    it('has waited for the message that was being sent, and has sent no further one', async () => {
      const { client, sandbox } = createOrderInsurer()
      let goOn = () => {}
      const isHeld = new Promise<void>((resolve) => (goOn = resolve))
      let sent = 0
      const publishEvent: typeof client.publishEvent = async (input) => {
        sent += 1
        await isHeld
        return client.publishEvent(input)
      }
      const { outbox, openAnother } = await openOutbox({ insurer: { ...client, publishEvent } })
      await outbox.enqueue(history('a'))
      const delivering = outbox.deliver()
      await expect.poll(() => sent).toBe(1)
      const closing = outbox.close()
      goOn()
      await closing
      expect(await delivering).toEqual({ delivered: 1, failed: 0, dead: 0 })
      expect(sent).toBe(1)
      expect(await (await openAnother()).deliver()).toEqual({ delivered: 3, failed: 0, dead: 0 })
      expect(eventTypes(sandbox)).toEqual({ a: whole })
    })
  })

  describe('deliveries in the background', () => {
    it('go on after trouble of the database, which is reported without data', async () => {
      const events: OutboxEvent[] = []
      const { outbox, schema, database, sandbox } = await openOutbox({
        pollMs: 5,
        onEvent: (event) => events.push(event),
      })
      await database.query(`alter table ${schema}.outbox_entry rename to hidden`)
      outbox.start()
      await expect.poll(() => events.length).toBeGreaterThan(0)
      await database.query(`alter table ${schema}.hidden rename to outbox_entry`)
      await outbox.enqueue(history('a'))
      await expect.poll(() => eventTypes(sandbox)).toEqual({ a: whole })
      const [trouble] = events
      expect(Object.keys(trouble!).toSorted()).toEqual(['message', 'name', 'type'])
      expect(trouble).toMatchObject({ type: 'database_trouble', name: expect.stringMatching(/error/i) as string })
    })

    it('end with the signal of a single delivery', async () => {
      const { outbox } = await openOutbox()
      await outbox.enqueue(history('a'))
      expect(await outbox.deliver({ signal: AbortSignal.abort() })).toEqual({ delivered: 0, failed: 0, dead: 0 })
      expect(await outbox.stats()).toMatchObject({ waiting: 4 })
    })
  })

  describe('inspecting an entry', () => {
    it('answers what is sent and how many entries wait behind it', async () => {
      const { outbox, schema, database } = await openOutbox()
      const steps = history('a')
      const entries = await outbox.enqueue(steps)
      const inspected = await Promise.all(entries.map(({ id }) => outbox.inspect(id)))
      expect(inspected.map(({ heldBack }) => heldBack)).toEqual([3, 2, 1, 0])
      expect(inspected.map(({ content }) => content)).toEqual(steps.map(({ event }) => event))
      expect(inspected[0]).not.toHaveProperty('storedContent')
      await database.query(`update ${schema}.outbox_entry set content = null, state = 'delivered' where sequence = 1`)
      expect(await outbox.inspect(entries[0]!.id)).toMatchObject({ content: null, unreadable: null, heldBack: 0 })
      expect(await outbox.inspect(entries[0]!.id.toUpperCase())).toMatchObject({ id: entries[0]!.id })
      for (const odd of [`${entries[0]!.id}0`, `x${entries[0]!.id}`, '']) {
        await expect(outbox.inspect(odd)).rejects.toMatchObject({
          code: 'outbox_unknown_entry',
          details: { entryId: odd },
        })
      }
    })

    it('adds a turn for each entry that waits again, so that one delivery is enough', async () => {
      const { outbox, schema, database } = await openOutbox()
      const turns = createTurns(database, schema)
      const [first] = await outbox.enqueue(history('a'))
      await database.query(`update ${schema}.outbox_entry set state = 'dead' where sequence = 1`)
      expect(await outbox.deliver()).toEqual({ delivered: 0, failed: 0, dead: 0 })
      expect(await turns.states('a')).toEqual([])
      await outbox.retry(first!.id)
      expect(await turns.states('a')).toHaveLength(4)
      expect(await outbox.deliver()).toMatchObject({ delivered: 4 })
      await expect(outbox.retry(first!.id)).rejects.toMatchObject({
        code: 'outbox_entry_state',
        details: { entryId: first!.id, state: 'delivered' },
      })
    })
  })
}
