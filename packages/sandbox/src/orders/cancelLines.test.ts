import { describe, expect, it } from 'vitest'
import { event } from '../test/callSandbox.js'
import { day, phones, plans, reportEvents } from '../test/reportEvents.js'

describe('cancelled lines', () => {
  it('leave the plans that were fulfilled before as they are', async () => {
    const { outcomes, counts, order } = await reportEvents(
      [phones(3), plans(3)],
      event.fulfilled('ord-1', { phone: 2, plan: 2 }, day(1)),
      event.linesCancelled('ord-1', { phone: 1, plan: 1 }, day(2)),
      event.fulfilled('ord-1', { plan: 1 }, day(3)),
    )
    expect(outcomes).toEqual(['ok', 'ok', '400 quantity_exceeded'])
    expect(counts).toEqual({ phone: [2, 0, 1], plan: [2, 0, 1] })
    expect(order?.covers).toMatchObject([{ quantity: 2, fulfilled: 2 }])
  })

  it('may leave out the quantity: all units that are left', async () => {
    const cancelled = {
      type: 'order_line_items_cancelled',
      payload: {
        order_id: 'ord-1',
        cancelled_line_items: ['phone', 'plan'].map((line_item_id) => ({ line_item_id, cancelled_at: day(2) })),
      },
    }
    const { outcomes, counts } = await reportEvents(
      [phones(3), plans(2)],
      event.fulfilled('ord-1', { phone: 1 }, day(1)),
      cancelled,
    )
    expect(outcomes).toEqual(['ok', 'ok'])
    expect(counts).toEqual({ phone: [1, 0, 2], plan: [0, 0, 1] })
  })
})
