import type { CartStore } from '../carts/CartStore.js'
import type { OrderStore } from '../orders/OrderStore.js'
import type { InsurerJournal } from '../insurer/InsurerJournal.js'

/** Runs one statement with `$1` placeholders. */
export type SqlRunner = { query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> }

/** A transaction of the shop's database. The outbox writes in the same one. */
type Transaction = { orders: OrderStore; sql: SqlRunner }

/** The shop's settings by name; small JSON values. */
export interface SettingStore {
  load(name: string): Promise<unknown>
  save(name: string, value: unknown): Promise<void>
}

/** All data of the shop. */
export interface Storage {
  carts: CartStore
  orders: OrderStore
  settings: SettingStore
  journal: InsurerJournal
  /** Where the outbox keeps its entries. Absent in memory: there is no outbox then. */
  database?: Database | undefined
  close(): Promise<void>
}

export interface Database {
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** The database itself, for the outbox. */
  pglite: {
    query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
    exec(text: string): Promise<{ rows: unknown[] }[]>
    transaction<T>(work: (tx: SqlRunner) => Promise<T>): Promise<T>
  }
}
