import { expect, it } from 'vitest'
import { toOrderEntry } from './toOrderEntry.js'

it('takes the documented fields alone, with ids that no recorded entry has', () => {
  const order = {
    type: 'order_placed',
    orderId: 'ord-1',
    at: '2026-11-02T10:00:00.000Z',
    delivery: 'delivered',
    items: [{ productId: 'phone', quantity: 2, serial: 'x' }],
    customer: 'Ada',
  } as const
  const entries = [order, { ...order, items: undefined }].map(toOrderEntry)
  expect(entries[0]).toEqual({
    id: -1,
    at: Date.UTC(2026, 10, 2, 10),
    event: {
      type: 'order_event',
      name: 'order_placed',
      orderId: 'ord-1',
      delivery: 'delivered',
      attempts: undefined,
      failure: undefined,
      items: [{ productId: 'phone', quantity: 2 }],
    },
  })
  expect(entries[1]).toMatchObject({ id: -2, event: { items: [] } })
})
