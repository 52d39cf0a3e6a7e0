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
})

describe('formatStats', () => {
  it('names the oldest waiting entry where there is one', () => {
    const stats = { waiting: 0, delivered: 4, dead: 1, skipped: 2, ordersHeldBack: 1, retrying: 0 }
    expect(formatStats({ ...stats, oldestWaitingAt: null })[0]).toBe('waiting    0')
    expect(formatStats({ ...stats, waiting: 1, oldestWaitingAt: entry.enqueuedAt })[0]).toBe(
      'waiting    1 (oldest since 2026-01-01T00:00:00.000Z)',
    )
  })
})
