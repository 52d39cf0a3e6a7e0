import { describe, expect, it } from 'vitest'
import { createOutbox } from '../../outbox/createOutbox.js'
import { history, createHarness, type SuiteDatabase } from './createHarness.js'

/** What the outbox guarantees for stored entries. */
export function describeEntries(open: () => SuiteDatabase): void {
  const { openOutbox } = createHarness(open)

  describe('stored entries', () => {
    it('lists page by page, and by order', async () => {
      const { outbox } = await openOutbox()
      await outbox.enqueue([...history('a'), ...history('b')])
      const first = await outbox.list({ limit: 3 })
      const rest = await outbox.list({ after: first.at(-1)!.position })
      expect([...first, ...rest].map(({ orderId, sequence }) => `${orderId}${sequence}`)).toEqual([
        'a1',
        'a2',
        'a3',
        'a4',
        'b1',
        'b2',
        'b3',
        'b4',
      ])
      expect(await outbox.list({ orderId: 'b', state: 'delivered' })).toEqual([])
    })

    it('deletes the content of what was delivered long ago, and still recognises it', async () => {
      const { outbox, schema, openAnother, database } = await openOutbox()
      const [entry] = await outbox.enqueue(history('a'))
      await outbox.deliver()
      await database.query(`update ${schema}.outbox_entry set settled_at = now() - interval '31 days'`)
      const keeper = await openAnother({ pollMs: 20 })
      keeper.start()
      await expect.poll(async () => (await outbox.inspect(entry!.id)).content, { timeout: 5_000 }).toBeNull()
      expect((await outbox.enqueue(history('a'))).every(({ repeated }) => repeated)).toBe(true)
    })

    it('refuses options that cannot work, and to deliver without an insurer', async () => {
      const { store } = open()
      for (const options of [
        { concurrency: 0 },
        { leaseSeconds: 1.5 },
        { schema: 'Robert"; drop' },
        { retry: { maxAttempts: NaN } },
      ]) {
        await expect(createOutbox({ store, ...options })).rejects.toMatchObject({ code: 'outbox_configuration' })
      }
      const { outbox: mute } = await openOutbox({ insurer: undefined })
      expect(await mute.stats()).toMatchObject({ waiting: 0 })
      await expect(mute.deliver()).rejects.toMatchObject({ code: 'outbox_configuration' })
    })
  })
}
