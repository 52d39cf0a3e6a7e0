import { mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { lockFolder } from '@hakuna-kit/server/orders'
import type { StoredCart } from '../carts/CartStore.js'
import type { JournalEntry } from '../insurer/InsurerJournal.js'
import type { OrderStore, ShopOrder } from '../orders/OrderStore.js'
import type { SqlRunner, Storage } from './Storage.js'

const tables = `
  create table if not exists shop_cart (owner text primary key, cart jsonb not null);
  create table if not exists shop_order (id text primary key, position bigserial, content jsonb not null);
  create table if not exists shop_setting (name text primary key, value jsonb not null);
  create table if not exists insurer_message (position bigserial primary key, message jsonb not null);
`

export type FolderStorageOptions = {
  folder: string
  /** Delete what the folder holds first. */
  reset?: boolean | undefined
}

/**
 * Keeps the shop's data in a folder, with an embedded PostgreSQL.
 *
 * @throws Error when another process uses the folder
 */
export async function openFolderStorage({ folder, reset = false }: FolderStorageOptions): Promise<Storage> {
  // Imported here: a shop in memory does not need it, and loading it takes seconds.
  const { PGlite } = await import('@electric-sql/pglite')
  await mkdir(folder, { recursive: true })
  // PGlite has no lock of its own, and two processes would destroy each other's data. The outbox is given this database,
  // so it locks nothing either.
  const lock = await lockFolder(folder).catch((cause: unknown) => {
    const message = `Another demo uses the folder ${resolve(folder)}. Stop it, or pass --data with another folder.`
    throw new Error(message, { cause })
  })
  const path = join(folder, 'database')
  if (reset) await rm(path, { recursive: true, force: true })
  const pglite = await PGlite.create(path).catch(async (error: unknown) => {
    await lock.release()
    throw error
  })
  await pglite.exec(tables)

  return {
    carts: {
      async load(owner) {
        const { rows } = await pglite.query<{ cart: StoredCart }>('select cart from shop_cart where owner = $1', [
          owner,
        ])
        return rows[0]?.cart
      },
      async save(owner, cart) {
        await pglite.query(
          'insert into shop_cart values ($1, $2) on conflict (owner) do update set cart = excluded.cart',
          [owner, JSON.stringify(cart)],
        )
      },
      async remove(owner) {
        await pglite.query('delete from shop_cart where owner = $1', [owner])
      },
    },
    orders: createOrderTable(pglite),
    settings: {
      async load(name) {
        const { rows } = await pglite.query<{ value: unknown }>('select value from shop_setting where name = $1', [
          name,
        ])
        return rows[0]?.value
      },
      async save(name, value) {
        await pglite.query(
          'insert into shop_setting values ($1, $2) on conflict (name) do update set value = excluded.value',
          [name, JSON.stringify(value)],
        )
      },
    },
    journal: {
      async append(entry) {
        await pglite.query('insert into insurer_message (message) values ($1)', [JSON.stringify(entry)])
      },
      async list() {
        const { rows } = await pglite.query<{ message: JournalEntry }>(
          'select message from insurer_message order by position',
        )
        return rows.map(({ message }) => message)
      },
    },
    database: {
      pglite,
      transaction: (work) => pglite.transaction((tx) => work({ sql: tx, orders: createOrderTable(tx) })),
    },
    async close() {
      await pglite.close()
      await lock.release()
    },
  }
}

type OrderRow = { content: ShopOrder }

function createOrderTable(sql: SqlRunner): OrderStore {
  return {
    async load(orderId) {
      const { rows } = await sql.query('select content from shop_order where id = $1 for update', [orderId])
      return (rows[0] as OrderRow | undefined)?.content
    },
    async save(order) {
      await sql.query(
        `insert into shop_order (id, content) values ($1, $2)
         on conflict (id) do update set content = excluded.content`,
        [order.order.id, JSON.stringify(order)],
      )
    },
    async list() {
      const { rows } = await sql.query('select content from shop_order order by position desc')
      return (rows as OrderRow[]).map(({ content }) => content)
    },
  }
}
