import type { OutboxDatabase, SqlRunner } from './OutboxDatabase.js'

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

/** Does not end `pool`. */
export function createPostgresDatabase(pool: PoolLike): OutboxDatabase {
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
      // A connection that breaks between two statements emits an event, which would end the process without a listener.
      // The next statement fails.
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

export function ignoreError(): void {}
