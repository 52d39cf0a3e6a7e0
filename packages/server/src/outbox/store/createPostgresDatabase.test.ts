import { describe, expect, it } from 'vitest'
import { createPostgresDatabase } from './createPostgresDatabase.js'

/** A pool with one client that refuses the statements given, and records what it does. */
function createPool(refused: string[] = []) {
  const log: unknown[] = []
  const query = async (text: string) => {
    log.push(text)
    if (refused.includes(text)) throw new Error(`refused: ${text}`)
    return { rows: [] }
  }
  const client = {
    query,
    release: (destroy?: boolean | Error) => void log.push({ destroy }),
    on: () => client,
    off: () => client,
  }
  return { log, database: createPostgresDatabase({ query, connect: async () => client }) }
}

describe('createPostgresDatabase', () => {
  it('asks the pool for a single statement, with its values', async () => {
    const asked: unknown[] = []
    const database = createPostgresDatabase({
      query: async (...question) => (asked.push(question), { rows: [{ n: 3 }] }),
      connect: () => Promise.reject(new Error('A statement needs no transaction.')),
    })
    expect(await database.query('select $1', [3])).toEqual({ rows: [{ n: 3 }] })
    expect(asked).toEqual([['select $1', [3]]])
    expect(database.backend).toBe('postgres')
  })

  it('commits what succeeds and answers the result', async () => {
    const { log, database } = createPool()
    expect(await database.transaction(async (tx) => (await tx.query('select 1')).rows)).toEqual([])
    expect(log).toEqual(['BEGIN', 'select 1', 'COMMIT', { destroy: false }])
  })

  it('runs a script of several statements, of which `pg` answers a list', async () => {
    const results = [{ rows: [{ n: 1 }] }, { rows: [{ n: 2 }, { n: 3 }] }]
    const scripts: string[] = []
    const open = (answer: unknown) =>
      createPostgresDatabase({
        query: async (text) => (scripts.push(text), answer as { rows: unknown[] }),
        connect: () => Promise.reject(new Error('A script needs no transaction.')),
      })
    expect(await open(results).executeScript('select 1; select 2')).toEqual({ rows: [{ n: 1 }, { n: 2 }, { n: 3 }] })
    expect(await open(results[0]).executeScript('select 1')).toEqual({ rows: [{ n: 1 }] })
    expect(scripts).toEqual(['select 1; select 2', 'select 1'])
  })

  it('rolls back what fails, and destroys a connection that cannot roll back', async () => {
    const first = createPool(['insert'])
    await expect(first.database.transaction((tx) => tx.query('insert'))).rejects.toThrow('refused: insert')
    expect(first.log).toEqual(['BEGIN', 'insert', 'ROLLBACK', { destroy: false }])

    const broken = createPool(['insert', 'ROLLBACK'])
    await expect(broken.database.transaction((tx) => tx.query('insert'))).rejects.toThrow('refused: insert')
    expect(broken.log.at(-1)).toEqual({ destroy: true })
  })
})
