import { newOrder, plan, product } from '@hakuna-kit/test/orders'
import { describe, expect, it } from 'vitest'
import { placeOrder } from '../../orders/placeOrder.js'
import { toOrderSnapshot } from '../../orders/wire/orderSnapshotCodec.js'
import { readContent, readEntryRow } from './readEntryRow.js'

const { event } = placeOrder(newOrder([product('phone')]))
const row = {
  id: 'e-1',
  orderId: 'ord-1',
  sequence: 1,
  // A bigint, which the database answers as text.
  position: '12',
  changeId: 'placement',
  format: 'events',
  state: 'waiting',
  attempts: 0,
  lastFailure: null,
  note: null,
  enqueuedAt: new Date(0),
  settledAt: null,
}

describe('readEntryRow', () => {
  it('answers numbers and times in one form', () => {
    expect(readEntryRow(row)).toEqual({ ...row, position: 12, enqueuedAt: '1970-01-01T00:00:00.000Z' })
  })

  it('answers each column', () => {
    const failure = { kind: 'rejected', status: 400, insurerCode: 'x', feedRequestId: 'r', at: 'then' }
    const full = {
      ...{ ...row, attempts: 3, state: 'skipped', format: 'feed', note: 'told', lastFailure: failure },
      settledAt: new Date(1_000),
    }
    expect(readEntryRow(full)).toEqual({
      ...{ ...full, position: 12 },
      ...{ enqueuedAt: '1970-01-01T00:00:00.000Z', settledAt: '1970-01-01T00:00:01.000Z' },
    })
    expect(readEntryRow({ ...row, lastFailure: { kind: 'timeout', at: 'then' } }).lastFailure).toEqual({
      kind: 'timeout',
      at: 'then',
    })
    for (const state of ['waiting', 'delivered', 'dead', 'skipped']) {
      expect(readEntryRow({ ...row, state }).state).toBe(state)
    }
    for (const [name, wrong] of Object.entries({
      ...{ id: 1, orderId: null, sequence: -1, position: 'x', changeId: null, format: 'letter' },
      ...{ attempts: 0.5, note: 7, enqueuedAt: null, settledAt: '1970' },
    })) {
      expect(() => readEntryRow({ ...row, [name]: wrong })).toThrow(name)
    }
    for (const part of ['kind', 'status', 'insurerCode', 'feedRequestId', 'at']) {
      const { lastFailure } = readEntryRow({ ...row, lastFailure: { ...failure, [part]: [] } })
      expect({ part, lastFailure }).toEqual({ part, lastFailure: null })
    }
  })

  it('ignores a last failure that it did not write, and no other wrong column', () => {
    expect(readEntryRow({ ...row, lastFailure: [] }).lastFailure).toBeNull()
    expect(() => readEntryRow({ ...row, state: 'lost' })).toThrow('state')
  })
})

describe('readContent', () => {
  it('reads what was stored, by the format of the entry', () => {
    expect(readContent({ format: 'events' }, event)).toEqual({ event })
    const { order } = placeOrder(newOrder([product('phone'), plan('plan', 'PHONE')]))
    const snapshot = toOrderSnapshot(order)
    expect(readContent({ format: 'feed' }, snapshot)).toEqual({ snapshot })
    expect(readContent({ format: 'events' }, snapshot)).toEqual({ unreadable: 'type' })
    expect(readContent({ format: 'feed' }, event)).toEqual({ unreadable: 'id' })
    expect(readContent({ format: 'events' }, null)).toEqual({ unreadable: 'value' })
  })
})
