import { describe, expect, it } from 'vitest'
import type { OutboxEntry } from '../Outbox.js'
import { formatEntries, formatStats } from './formatEntries.js'

const entry: OutboxEntry = {
  id: 'e-1',
  orderId: 'ord-1',
  sequence: 1,
  position: 1,
  changeId: 'placement',
  format: 'events',
  state: 'dead',
  attempts: 2,
  lastFailure: { kind: 'rejected', status: 400, insurerCode: 'location_unsupported', at: '2026-01-01T00:00:00.000Z' },
  enqueuedAt: '2026-01-01T00:00:00.000Z',
  settledAt: null,
  note: null,
}

describe('formatEntries', () => {
  it('writes a heading and one aligned line per entry', () => {
    const skipped: OutboxEntry = { ...entry, id: 'e-22', state: 'skipped', note: 'reported by phone' }
    expect(formatEntries([entry, skipped])).toEqual([
      'id    state    order  seq  change     tries  last failure                       enqueued',
      'e-1   dead     ord-1  1    placement  2      rejected 400 location_unsupported  2026-01-01T00:00:00.000Z',
      'e-22  skipped  ord-1  1    placement  2      skipped: reported by phone         2026-01-01T00:00:00.000Z',
    ])
  })

  it('says so where there are none', () => {
    expect(formatEntries([])).toEqual(['No such entries.'])
  })

  it('shows as much of the last failure as there is', () => {
    const failures = [null, { kind: 'timeout', at: '' }, { kind: 'feed_failed', feedRequestId: 'r-1', at: '' }] as const
    const [heading, ...lines] = formatEntries(failures.map((lastFailure) => ({ ...entry, lastFailure })))
    const column = heading!.indexOf('last failure')
    const shown = lines.map((line) => line.slice(column, heading!.indexOf('enqueued')).trim())
    expect(shown).toEqual(['', 'timeout', 'feed_failed r-1'])
  })
})

describe('formatStats', () => {
  const stats = { waiting: 12, delivered: 4, dead: 1, skipped: 2, ordersHeldBack: 3, retrying: 5 }
  const oldestWaitingAt = '2026-01-01T00:00:00.000Z'

  it('names each figure, and the oldest waiting entry where there is one', () => {
    expect(formatStats({ ...stats, oldestWaitingAt })).toEqual([
      'waiting    12 (oldest since 2026-01-01T00:00:00.000Z)',
      '  of these tried before  5',
      'delivered  4',
      'dead       1 (orders held back: 3)',
      'skipped    2',
    ])
    expect(formatStats({ ...stats, waiting: 0, oldestWaitingAt: null })[0]).toBe('waiting    0')
  })
})
