import { describe, expect, it } from 'vitest'
import { event, failure, places, useEntryTables } from '../../test/outbox/useEntryTables.js'

const tables = useEntryTables()

describe('readHeads', () => {
  it('answers the first entry of each order that is not over, waiting or dead, with its content', async () => {
    await tables.insert(1, 3)
    await tables.insert(1, 2)
    await tables.insert(1, 1, { state: 'delivered' })
    await tables.insert(2, 1, { state: 'skipped' })
    await tables.insert(2, 2, { state: 'dead' })
    await tables.insert(2, 3)
    await tables.insert(3, 1, { state: 'delivered' })
    await tables.insert(4, 1)
    const heads = await tables.store.readHeads(['o1', 'o2', 'o3', 'unknown'])
    expect([...heads.keys()]).toEqual(['o1', 'o2'])
    expect(places(heads.values())).toEqual(['o1-2', 'o2-2'])
    expect(heads.get('o1')).toMatchObject({ state: 'waiting', storedContent: event })
    expect(heads.get('o2')?.state).toBe('dead')
  })
})

describe('settleDelivered', () => {
  it('ends waiting and dead entries, counts the try and forgets the failure', async () => {
    const ids = [
      await tables.insert(1, 1, { attempts: 2, failed: true }),
      await tables.insert(2, 1, { state: 'dead', attempts: 5, failed: true, settledAgo: '1 day' }),
      await tables.insert(3, 1, { state: 'delivered', attempts: 1, settledAgo: '1 day' }),
      await tables.insert(4, 1, { state: 'skipped', attempts: 1, settledAgo: '1 day' }),
    ]
    await tables.insert(5, 1)
    const before = await tables.store.list({})
    await tables.store.settleDelivered(ids)
    const after = await tables.store.list({})
    expect(after.map(({ state, attempts }) => [state, attempts])).toEqual([
      ['delivered', 3],
      ['delivered', 6],
      ['delivered', 1],
      ['skipped', 1],
      ['waiting', 0],
    ])
    expect(after.map(({ lastFailure }) => lastFailure)).toEqual([null, null, null, null, null])
    expect(after[0]!.settledAt).not.toBeNull()
    expect(after[1]!.settledAt).not.toBe(before[1]!.settledAt)
    expect(after.slice(2)).toEqual(before.slice(2))
  })
})

describe('recordFailure', () => {
  const record = (id: string, attempts: 0 | 1, maxAttempts: number) =>
    tables.store.recordFailure(id, failure, { attempts, maxAttempts })

  it('counts the try, and makes the entry dead with the last one', async () => {
    const id = await tables.insert(1, 1)
    await tables.insert(1, 2)
    expect(await record(id, 1, 2)).toBe(false)
    expect(await tables.store.find(id)).toMatchObject({
      state: 'waiting',
      attempts: 1,
      lastFailure: failure,
      settledAt: null,
    })
    expect(await record(id, 1, 2)).toBe(true)
    expect(await tables.store.find(id)).toMatchObject({ state: 'dead', attempts: 2, settledAt: expect.any(String) })
    expect((await tables.store.list({}))[1]).toMatchObject({ state: 'waiting', attempts: 0, lastFailure: null })
  })

  it('does not count what is no try, and makes the entry dead at once where no try is left to it', async () => {
    const id = await tables.insert(1, 1, { attempts: 1 })
    expect(await record(id, 0, 2)).toBe(false)
    expect(await tables.store.find(id)).toMatchObject({ state: 'waiting', attempts: 1, lastFailure: failure })
    expect(await record(id, 0, 0)).toBe(true)
    expect(await tables.store.find(id)).toMatchObject({ state: 'dead', attempts: 1 })
  })

  it.each(['delivered', 'dead', 'skipped'] as const)('leaves an entry that is %s as it is', async (state) => {
    const id = await tables.insert(1, 1, { state })
    const before = await tables.store.find(id)
    expect(await record(id, 1, 1)).toBeUndefined()
    expect(await tables.store.find(id)).toEqual(before)
  })
})

describe('retrying and skipping by hand', () => {
  it('revives dead entries only, with all their tries', async () => {
    const dead = await tables.insert(1, 1, { state: 'dead', attempts: 80, failed: true, settledAgo: '1 day' })
    expect(await tables.store.revive(dead, tables.pglite)).toBe(true)
    expect(await tables.store.find(dead)).toMatchObject({
      ...{ state: 'waiting', attempts: 0, settledAt: null },
      lastFailure: failure,
    })
    for (const state of ['waiting', 'delivered', 'skipped'] as const) {
      const id = await tables.insert(2, ['waiting', 'delivered', 'skipped'].indexOf(state) + 1, { state, attempts: 3 })
      expect(await tables.store.revive(id, tables.pglite)).toBe(false)
      expect(await tables.store.find(id)).toMatchObject({ state, attempts: 3 })
    }
  })

  it('skips waiting and dead entries only, and says why', async () => {
    const states = ['waiting', 'dead', 'delivered', 'skipped'] as const
    const ids = await Promise.all(states.map((state, index) => tables.insert(1, index + 1, { state })))
    const done = []
    for (const id of ids) done.push(await tables.store.skip(id, 'told by telephone', tables.pglite))
    expect(done).toEqual([true, true, false, false])
    const entries = await tables.store.list({})
    expect(entries.map(({ state }) => state)).toEqual(['skipped', 'skipped', 'delivered', 'skipped'])
    expect(entries.map(({ note }) => note)).toEqual(['told by telephone', 'told by telephone', null, null])
    expect(entries.map(({ settledAt }) => settledAt !== null)).toEqual([true, true, false, false])
  })
})
