import { OutboxConfigurationError } from '../OutboxError.js'
import { openPglite, openPgliteFolder, type PGliteLike } from './createPgliteDatabase.js'
import { openConnectionString, openPool, type PoolLike } from './createPostgresDatabase.js'

/** Where the outbox keeps its entries. */
export type OutboxStore =
  /** PGlite in a folder, for one process. Needs `@electric-sql/pglite`. Survives a killed process, not a power cut. */
  | { folder: string }
  /** Your own PGlite, so that `enqueue` can share its transactions. The outbox does not close it. */
  | { pglite: PGliteLike }
  /** PostgreSQL 13 or newer, for any number of processes. Needs `pg`. */
  | { connectionString: string }
  /** Your own `pg.Pool`. The outbox does not end it. */
  | { pool: PoolLike }

/** Runs one statement with `$1` placeholders: a `pg` client, a PGlite transaction. */
export type SqlRunner = { query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> }

/** The same, as pg-boss's adapters for query builders spell it. */
export type SqlExecutor = { executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> }

/** What the outbox needs of a database. */
export type OutboxDatabase = {
  backend: 'postgres' | 'pglite'
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
  /** Several statements in one text, without values. */
  executeScript(text: string): Promise<{ rows: unknown[] }>
  transaction<T>(work: (tx: SqlRunner) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/**
 * @param onError told of connections that break while nobody uses them
 * @throws OutboxConfigurationError, OutboxFolderLockedError, MissingPackageError
 */
export async function openDatabase(
  store: OutboxStore = { folder: '.hakuna-outbox' },
  onError: (error: Error) => void,
): Promise<OutboxDatabase> {
  if ('folder' in store && store.folder) return openPgliteFolder(store.folder)
  if ('pglite' in store && store.pglite) return openPglite(store.pglite)
  if ('connectionString' in store && store.connectionString)
    return openConnectionString(store.connectionString, onError)
  if ('pool' in store && store.pool) return openPool(store.pool)
  throw new OutboxConfigurationError(
    'The option `store` names no place to keep entries. Give one of folder, pglite, connectionString or pool.',
  )
}

/** One spelling for both kinds of transaction. */
export function toRunner(tx: SqlRunner | SqlExecutor): SqlRunner {
  if ('query' in tx) return tx
  return { query: (text, values) => tx.executeSql(text, values) }
}
