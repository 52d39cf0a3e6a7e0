import { describe, expect, it } from 'vitest'
import { createPgliteDatabase } from './createPgliteDatabase.js'

describe('createPgliteDatabase', () => {
  it('ends the transaction of a script that failed, and passes on its error', async () => {
    const run: string[] = []
    const database = createPgliteDatabase({
      query: () => Promise.resolve({ rows: [] }),
      exec: (text) => {
        run.push(text)
        return text === 'ROLLBACK' ? Promise.resolve([]) : Promise.reject(new Error('syntax'))
      },
      transaction: () => Promise.reject(new Error('not expected')),
    })
    await expect(database.executeScript('BEGIN; nonsense')).rejects.toThrow('syntax')
    expect(run).toEqual(['BEGIN; nonsense', 'ROLLBACK'])
  })
})
