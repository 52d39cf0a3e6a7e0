import type { OutboxDatabase, SqlRunner } from './openDatabase.js'
import { loadPeer } from './loadPeer.js'

/** The part of `pg.Pool` that the outbox uses. */
export type PoolLike = SqlRunner & {
  connect(): Promise<
    SqlRunner & {
      release(destroy?: boolean | Error): void
      on(event: 'error', listener: (error: Error) => void): unknown
      off(event: 'error', listener: (error: Error) => void): unknown
    }
  >
}

export async function openConnectionString(
  connectionString: string,
  onError: (error: Error) => void,
): Promise<OutboxDatabase> {
  const { default: pg } = await loadPeer(() => import('pg'), 'pg', 'An outbox on PostgreSQL')
  const pool = new pg.Pool({ connectionString, application_name: 'hakuna-kit outbox', connectionTimeoutMillis: 10_000 })
  // Without listeners a connection that breaks would end the process: one that is idle, and one that is just being closed.
  pool.on('error', onError)
  pool.on('connect', (client) => client.on('error', ignoreError))
  return { ...openPool(pool), close: () => pool.end() }
}

export function openPool(pool: PoolLike): OutboxDatabase {
  return {
    backend: 'postgres',
    query: (text, values) => pool.query(text, values),
    async executeScript(text) {
      // `pg` answers one result per statement when there are several.
      const results = [await pool.query(text)].flat()
      return { rows: results.flatMap(({ rows }) => rows) }
    },
    async transaction(work) {
      const client = await pool.connect()
      // A connection that breaks between two statements says so by an event; the next statement then fails.
      client.on('error', ignoreError)
      let isBroken = false
      try {
        await client.query('BEGIN')
        const result = await work(client)
        await client.query('COMMIT')
        return result
      } catch (error) {
        await client.query('ROLLBACK').catch(() => {
          isBroken = true
        })
        throw error
      } finally {
        client.off('error', ignoreError)
        client.release(isBroken)
      }
    },
    async close() {},
  }
}

function ignoreError(): void {}
