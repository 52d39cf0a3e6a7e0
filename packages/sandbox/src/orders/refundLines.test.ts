import { describe, expect, it } from 'vitest'
import { event } from '../test/callSandbox.js'
import { day, phones, plans, reportEvents } from '../test/reportEvents.js'

/** A refund that names the same line several times. */
const refundedOneByOne = (at: string, ...lineItemIds: string[]) => ({
  type: 'order_refund_added',
  payload: {
    order_id: 'ord-1',
    refund_items: lineItemIds.map((line_item_id) => ({ line_item_id, quantity: 1, refunded_at: at })),
  },
})

describe('a refund', () => {
  it('adds up the units of a line that it names twice', async () => {
    const { outcomes, counts, contracts } = await reportEvents(
      [phones(3), plans(3)],
      event.fulfilled('ord-1', { phone: 3 }, day(1)),
      refundedOneByOne(day(2), 'phone', 'plan', 'phone', 'plan'),
    )
    expect(outcomes).toEqual(['ok', 'ok'])
    expect(counts).toEqual({ phone: [3, 2, 0], plan: [0, 2, 0] })
    expect(contracts).toMatchObject([{ quantity: 1, history: [{ quantity: 3 }, { quantity: 1, at: day(2) }] }])
  })

  it('may not name a line more often than it has units', async () => {
    const { outcomes, counts } = await reportEvents(
      [phones(1), plans(1)],
      event.fulfilled('ord-1', { phone: 1 }, day(1)),
      refundedOneByOne(day(2), 'phone', 'plan', 'phone'),
    )
    expect(outcomes).toEqual(['ok', '400 quantity_exceeded'])
    expect(counts).toEqual({ phone: [1, 0, 0], plan: [0, 0, 0] })
  })
})
