import { describe, expect, it } from 'vitest'
import { type MessageRecord, createMessageLog } from './createMessageLog.js'

const message = (path: string): MessageRecord => ({
  receivedAt: '2026-03-01T12:00:00.000Z',
  method: 'GET',
  path,
  query: {},
  body: undefined,
  status: 200,
  validationErrors: [],
})
const paths = (log: ReturnType<typeof createMessageLog>) => log.snapshot().map(({ path }) => path)

describe('the message log', () => {
  it('keeps the newest messages, oldest first', () => {
    const log = createMessageLog(2)
    log.add(message('/1'))
    log.add(message('/2'))
    expect(paths(log)).toEqual(['/1', '/2'])
    log.add(message('/3'))
    expect(paths(log)).toEqual(['/2', '/3'])
  })

  it('keeps 10,000 unless told otherwise', () => {
    const log = createMessageLog()
    for (let index = 0; index <= 10_000; index += 1) log.add(message(`/${index}`))
    expect([paths(log).length, paths(log)[0]]).toEqual([10_000, '/1'])
  })

  it('answers copies', () => {
    const log = createMessageLog()
    log.add(message('/1'))
    log.snapshot()[0]!.path = '/changed'
    expect(paths(log)).toEqual(['/1'])
  })
})
