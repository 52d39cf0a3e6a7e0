import { expect, it } from 'vitest'
import { toRunner } from './OutboxDatabase.js'

it('a transaction is run by the method that it has', async () => {
  const asked: unknown[] = []
  const run = async (...question: unknown[]) => (asked.push(question), { rows: [] })
  const transaction = { query: run }
  expect(toRunner(transaction)).toBe(transaction)
  await toRunner({ executeSql: run }).query('select $1', [7])
  expect(asked).toEqual([['select $1', [7]]])
})
