import type { OutboxDatabase, SqlRunner } from './OutboxDatabase.js'

/** The part of `PGlite` that the outbox uses. */
export type PGliteLike = {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
  exec(text: string): Promise<{ rows: unknown[] }[]>
  transaction<T>(work: (tx: SqlRunner) => Promise<T>): Promise<T>
}

/** Does not close `pglite`. */
export function createPgliteDatabase(pglite: PGliteLike): OutboxDatabase {
  return {
    backend: 'pglite',
    query: (text, values) => pglite.query(text, values),
    async executeScript(text) {
      try {
        return { rows: (await pglite.exec(text)).flatMap(({ rows }) => rows) }
      } catch (error) {
        // PGlite has one connection: a script that failed between BEGIN and COMMIT would make every later statement
        // fail.
        await pglite.exec('ROLLBACK').catch(() => {})
        throw error
      }
    },
    transaction: (work) => pglite.transaction(work),
    async close() {},
  }
}
