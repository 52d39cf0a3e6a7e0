import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { places, useEntryTables } from '../../test/outbox/useEntryTables.js'

const tables = useEntryTables()
beforeAll(() => tables.pglite.exec('create schema queue; create table queue.job (name text, singleton_key text)'))
beforeEach(() => tables.pglite.exec('truncate queue.job'))

async function addTurn(order: number, name = 'orders'): Promise<void> {
  await tables.pglite.query('insert into queue.job values ($1, $2)', [name, `o${order}`])
}

describe('list', () => {
  it('filters by state, order and position, each alone and together', async () => {
    await tables.insert(1, 1, { state: 'delivered' })
    await tables.insert(2, 1)
    await tables.insert(1, 2)
    await tables.insert(1, 3)
    expect(places(await tables.store.list({}))).toEqual(['o1-1', 'o2-1', 'o1-2', 'o1-3'])
    expect(places(await tables.store.list({ state: 'waiting' }))).toEqual(['o2-1', 'o1-2', 'o1-3'])
    expect(places(await tables.store.list({ orderId: 'o1' }))).toEqual(['o1-1', 'o1-2', 'o1-3'])
    expect(places(await tables.store.list({ after: 1 }))).toEqual(['o2-1', 'o1-2', 'o1-3'])
    expect(places(await tables.store.list({ after: 2, orderId: 'o1', state: 'waiting', limit: 1 }))).toEqual(['o1-2'])
    expect(places(await tables.store.list({ limit: 0 }))).toEqual(['o1-1'])
  })

  it('answers 100 entries, or as many as are asked for up to 1,000', async () => {
    await tables.pglite.query(
      `insert into shop.outbox_entry (id, order_id, sequence, change_id, digest, format)
       select gen_random_uuid(), 'many', n, n, '', 'events' from generate_series(1, 1001) as n`,
    )
    const count = async (limit?: number) => (await tables.store.list({ limit })).length
    expect([await count(), await count(101), await count(1_000), await count(1_001)]).toEqual([100, 101, 1_000, 1_000])
  })
})

describe('countWaiting', () => {
  it('counts the waiting entries of one order, all or those behind one', async () => {
    await tables.insert(1, 1, { state: 'delivered' })
    await tables.insert(1, 2, { state: 'dead' })
    for (const sequence of [3, 4, 5]) await tables.insert(1, sequence)
    await tables.insert(2, 4)
    expect(await tables.store.countWaiting('o1')).toBe(3)
    expect(await tables.store.countWaiting('o1', undefined, 3)).toBe(2)
    expect(await tables.store.countWaiting('o1', undefined, 5)).toBe(0)
  })
})

describe('stats', () => {
  it('counts each state, the orders that are held back, and the waiting entries that failed before', async () => {
    expect(await tables.store.stats()).toEqual({
      ...{ waiting: 0, delivered: 0, dead: 0, skipped: 0 },
      ...{ ordersHeldBack: 0, retrying: 0, oldestWaitingAt: null },
    })
    await tables.insert(1, 1, { state: 'dead', failed: true, attempts: 3, enqueuedAgo: '9 days' })
    await tables.insert(1, 2, { state: 'dead', failed: true, attempts: 3 })
    await tables.insert(1, 3)
    await tables.insert(2, 1, { state: 'dead', failed: true })
    for (const order of [3, 4, 5, 6]) await tables.insert(order, 1, { state: 'delivered', enqueuedAgo: '8 days' })
    for (const order of [3, 4, 5, 6, 7]) await tables.insert(order, 2, { state: 'skipped', enqueuedAgo: '8 days' })
    const oldest = await tables.insert(8, 1, { failed: true, enqueuedAgo: '2 days' })
    await tables.insert(9, 1, { failed: true, attempts: 1, enqueuedAgo: '1 day' })
    expect(await tables.store.stats()).toEqual({
      ...{ waiting: 3, delivered: 4, dead: 3, skipped: 5 },
      ...{ ordersHeldBack: 2, retrying: 2 },
      oldestWaitingAt: (await tables.store.find(oldest))!.enqueuedAt,
    })
  })
})

describe('findStranded', () => {
  const find = async () =>
    (await tables.store.findStranded('queue.job', 'orders')).toSorted((one, other) =>
      one.orderId < other.orderId ? -1 : 1,
    )

  it('finds the waiting entries of orders without a turn, after 30 seconds', async () => {
    await tables.insert(1, 1, { enqueuedAgo: '31 s' })
    await tables.insert(1, 2, { enqueuedAgo: '31 s' })
    await tables.insert(1, 3, { enqueuedAgo: '29 s' })
    await tables.insert(2, 1, { enqueuedAgo: '29 s' })
    await tables.insert(3, 1, { enqueuedAgo: '1 h' })
    await addTurn(3)
    await tables.insert(4, 1, { enqueuedAgo: '1 h' })
    await addTurn(4, 'another queue')
    await tables.insert(5, 1, { state: 'delivered', enqueuedAgo: '1 h' })
    expect(await find()).toEqual([
      { orderId: 'o1', entries: 2 },
      { orderId: 'o4', entries: 1 },
    ])
  })

  it('leaves out those behind a dead entry of their order, and no others', async () => {
    const enqueuedAgo = '1 h'
    await tables.insert(1, 1, { state: 'dead', enqueuedAgo })
    await tables.insert(1, 2, { enqueuedAgo })
    await tables.insert(2, 1, { state: 'delivered', enqueuedAgo })
    await tables.insert(2, 2, { enqueuedAgo })
    await tables.insert(2, 3, { state: 'dead', enqueuedAgo })
    await tables.insert(2, 4, { enqueuedAgo })
    expect(await find()).toEqual([{ orderId: 'o2', entries: 1 }])
  })
})

describe('wipeContent', () => {
  const kept = async () => {
    const { rows } = await tables.pglite.query<{ place: string }>(
      `select order_id || '-' || sequence as place from shop.outbox_entry where content is not null order by position`,
    )
    return rows.map(({ place }) => place)
  }

  it('deletes what was delivered or skipped so many days ago, and nothing that may still be sent', async () => {
    await tables.insert(1, 1, { state: 'delivered', settledAgo: '30 days 1 min' })
    await tables.insert(1, 2, { state: 'delivered', settledAgo: '29 days 23 h 59 min' })
    await tables.insert(2, 1, { state: 'skipped', settledAgo: '31 days' })
    await tables.insert(3, 1, { state: 'dead', settledAgo: '1 year' })
    await tables.insert(3, 2, { enqueuedAgo: '1 year' })
    await tables.store.wipeContent(30)
    expect(await kept()).toEqual(['o1-2', 'o3-1', 'o3-2'])
    await tables.store.wipeContent(29)
    expect(await kept()).toEqual(['o3-1', 'o3-2'])
    expect((await tables.store.list({})).map(({ state }) => state)).toEqual([
      'delivered',
      'delivered',
      'skipped',
      'dead',
      'waiting',
    ])
  })

  it('deletes at most 5,000 in one call, and not those that are empty already', async () => {
    await tables.pglite.query(
      `insert into shop.outbox_entry (id, order_id, sequence, change_id, digest, format, content, state, settled_at)
       select gen_random_uuid(), 'many', n, n, '', 'events', '{}', 'delivered', now() - interval '1 year'
       from generate_series(1, 5001) as n`,
    )
    await tables.store.wipeContent(30)
    expect(await kept()).toHaveLength(1)
    await tables.store.wipeContent(30)
    expect(await kept()).toEqual([])
  })
})
