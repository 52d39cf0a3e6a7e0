import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { OutboxDatabase, SqlRunner } from './openDatabase.js'
import { loadPeer } from './loadPeer.js'
import { lockFolder } from './lockFolder.js'

/** The part of `PGlite` that the outbox uses. */
export type PGliteLike = {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
  exec(text: string): Promise<{ rows: unknown[] }[]>
  transaction<T>(work: (tx: SqlRunner) => Promise<T>): Promise<T>
}

/** PGlite does not guard its folder and would let a second process in, so the lock is ours. */
export async function openPgliteFolder(folder: string): Promise<OutboxDatabase> {
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
      ...openPglite(pglite),
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

export function openPglite(pglite: PGliteLike): OutboxDatabase {
  return {
    backend: 'pglite',
    query: (text, values) => pglite.query(text, values),
    async executeScript(text) {
      try {
        return { rows: (await pglite.exec(text)).flatMap(({ rows }) => rows) }
      } catch (error) {
        // PGlite has one connection: a script that failed between BEGIN and COMMIT would leave every later statement failing.
        await pglite.exec('ROLLBACK').catch(() => {})
        throw error
      }
    },
    transaction: (work) => pglite.transaction(work),
    async close() {},
  }
}
