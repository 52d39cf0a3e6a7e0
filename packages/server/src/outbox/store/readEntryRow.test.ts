import { newOrder, product } from '@hakuna-kit/test/orders'
import { describe, expect, it } from 'vitest'
import { placeOrder } from '../../orders/placeOrder.js'
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

  it('ignores a last failure that it did not write, and no other wrong column', () => {
    expect(readEntryRow({ ...row, lastFailure: [] }).lastFailure).toBeNull()
    expect(() => readEntryRow({ ...row, state: 'lost' })).toThrow('state')
  })
})

describe('readContent', () => {
  it('reads what was stored, by the format of the entry', () => {
    expect(readContent({ format: 'events' }, event)).toEqual({ event })
    expect(readContent({ format: 'feed' }, event)).toEqual({ unreadable: 'id' })
    expect(readContent({ format: 'events' }, null)).toEqual({ unreadable: 'value' })
  })
})
