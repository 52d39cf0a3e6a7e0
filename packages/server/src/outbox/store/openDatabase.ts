import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { OutboxError } from '../OutboxError.js'
import { createPgliteDatabase, type PGliteLike } from './createPgliteDatabase.js'
import { createPostgresDatabase, ignoreError, type PoolLike } from './createPostgresDatabase.js'
import { lockFolder } from './lockFolder.js'
import type { OutboxDatabase } from './OutboxDatabase.js'

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

/**
 * @param onError told of connections that break while they are idle
 * @throws OutboxError `outbox_configuration`, `outbox_folder_locked`, `outbox_missing_package`
 */
export async function openDatabase(
  store: OutboxStore = { folder: '.hakuna-outbox' },
  onError: (error: Error) => void,
): Promise<OutboxDatabase> {
  if ('folder' in store && store.folder) return openFolder(store.folder)
  if ('pglite' in store && store.pglite) return createPgliteDatabase(store.pglite)
  if ('connectionString' in store && store.connectionString) return openServer(store.connectionString, onError)
  if ('pool' in store && store.pool) return createPostgresDatabase(store.pool)
  const reason = 'The option `store` must have one of folder, pglite, connectionString or pool.'
  throw new OutboxError('outbox_configuration', { reason })
}

/** PGlite does not lock its folder and would let a second process in, so we lock it. */
async function openFolder(folder: string): Promise<OutboxDatabase> {
  const { PGlite } = await loadPeer(
    () => import('@electric-sql/pglite'),
    '@electric-sql/pglite',
    'An outbox in a folder',
  )
  await mkdir(folder, { recursive: true })
  const lock = await lockFolder(folder)
  try {
    const pglite = await PGlite.create(join(folder, 'database'))
    return {
      ...createPgliteDatabase(pglite),
      async close() {
        await pglite.close()
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function openServer(connectionString: string, onError: (error: Error) => void): Promise<OutboxDatabase> {
  const { default: pg } = await loadPeer(() => import('pg'), 'pg', 'An outbox on PostgreSQL')
  const pool = new pg.Pool({ connectionString, application_name: 'hakuna-kit outbox', connectionTimeoutMillis: 10_000 })
  // Without these listeners a connection that breaks while idle, or while it is being closed, would end the process.
  pool.on('error', onError)
  pool.on('connect', (client) => client.on('error', ignoreError))
  return { ...createPostgresDatabase(pool), close: () => pool.end() }
}

/**
 * Loads an optional package when it is needed.
 *
 * @throws OutboxError `outbox_missing_package`
 */
export async function loadPeer<Module>(
  load: () => Promise<Module>,
  packageName: string,
  neededFor: string,
): Promise<Module> {
  try {
    return await load()
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string }
    if (code === 'ERR_MODULE_NOT_FOUND' && message?.includes(`'${packageName}'`)) {
      throw new OutboxError('outbox_missing_package', { packageName, neededFor })
    }
    throw error
  }
}
