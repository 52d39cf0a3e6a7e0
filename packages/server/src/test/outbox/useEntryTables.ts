import { PGlite } from '@electric-sql/pglite'
import { newOrder, product } from '@hakuna-kit/test/orders'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { placeOrder } from '../../orders/placeOrder.js'
import type { EntryState } from '../../outbox/Outbox.js'
import { createEntryStore, type EntryStore } from '../../outbox/store/createEntryStore.js'
import { createEntryTables } from '../../outbox/store/createEntryTables.js'
import { createPgliteDatabase } from '../../outbox/store/createPgliteDatabase.js'

export const failure = { kind: 'unavailable', status: 503, at: '2026-01-01T00:00:00.000Z' } as const
export const { event } = placeOrder(newOrder([product('phone')]))

export type EntryRow = {
  state?: EntryState
  attempts?: number
  failed?: boolean
  enqueuedAgo?: string
  settledAgo?: string | null
}

/** A database with the outbox's tables and no queue, for the tests of one file. Each test starts without entries. */
export function useEntryTables() {
  let pglite: PGlite
  let store: EntryStore
  beforeAll(async () => {
    pglite = await PGlite.create()
    const database = createPgliteDatabase(pglite)
    await createEntryTables(database, 'shop')
    store = createEntryStore(database, 'shop')
  }, 60_000)
  afterAll(() => pglite.close())
  beforeEach(() => pglite.exec('truncate shop.outbox_entry, shop.outbox_order restart identity'))

  /** A stored entry. Its id ends with the two numbers. Times are intervals of PostgreSQL. */
  async function insert(order: number, sequence: number, row: EntryRow = {}): Promise<string> {
    const id = `00000000-0000-8000-8000-00000000${String(order).padStart(2, '0')}${String(sequence).padStart(2, '0')}`
    const { state = 'waiting', attempts = 0, failed = false, enqueuedAgo = '0 s', settledAgo = null } = row
    await pglite.query(
      `insert into shop.outbox_entry
       (id, order_id, sequence, change_id, digest, format, content,
        state, attempts, last_failure, enqueued_at, settled_at)
     values ($1, $2, $3, $4, 'd', 'events', $5, $6, $7, $8, now() - $9::interval, now() - $10::interval)`,
      [
        ...[id, `o${order}`, sequence, `c${sequence}`, JSON.stringify(event), state, attempts],
        ...[failed ? JSON.stringify(failure) : null, enqueuedAgo, settledAgo],
      ],
    )
    return id
  }

  return {
    insert,
    get pglite() {
      return pglite
    },
    get store() {
      return store
    },
  }
}

/** Order and sequence of entries. */
export const places = (entries: Iterable<{ orderId: string; sequence: number }>) =>
  [...entries].map(({ orderId, sequence }) => `${orderId}-${sequence}`)
