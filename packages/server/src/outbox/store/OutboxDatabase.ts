/** Runs one statement with `$1` placeholders: a `pg` client, a PGlite transaction. */
export type SqlRunner = { query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> }

/** The same, with the method name of pg-boss's adapters for query builders. */
export type SqlExecutor = { executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> }

/** What the outbox needs of a database. */
export type OutboxDatabase = SqlRunner & {
  backend: 'postgres' | 'pglite'
  /** Several statements in one text, without values. */
  executeScript(text: string): Promise<{ rows: unknown[] }>
  transaction<T>(work: (tx: SqlRunner) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export function toRunner(tx: SqlRunner | SqlExecutor): SqlRunner {
  if ('query' in tx) return tx
  return { query: (text, values) => tx.executeSql(text, values) }
}
