import { describe, expect, it } from 'vitest'
import { event } from '../test/callSandbox.js'
import { day, phones, plans, reportEvents } from '../test/reportEvents.js'

describe('a cancelled order', () => {
  it('covers nothing, and has each unit cancelled once', async () => {
    const { outcomes, counts, order, contracts } = await reportEvents(
      [phones(3), plans(2)],
      event.linesCancelled('ord-1', { phone: 2, plan: 1 }, day(1)),
      event.cancelled('ord-1', day(2)),
    )
    expect(outcomes).toEqual(['ok', 'ok'])
    expect(counts).toEqual({ phone: [0, 0, 3], plan: [0, 0, 2] })
    expect(order).toMatchObject({ status: 'cancelled', cancelledAt: day(2) })
    expect(order?.covers).toEqual([{ productLineItemId: 'phone', planLineItemId: 'plan', quantity: 0, fulfilled: 0 }])
    expect(order?.history.at(-1)?.items).toEqual([
      { lineItemId: 'phone', quantity: 1 },
      { lineItemId: 'plan', quantity: 1 },
    ])
    expect(contracts).toEqual([])
  })

  it('has its own time where every unit was cancelled before', async () => {
    const { outcomes, order } = await reportEvents(
      [phones(2), plans(1)],
      event.linesCancelled('ord-1', { phone: 2, plan: 1 }, day(1)),
      event.cancelled('ord-1', day(2)),
    )
    expect(outcomes).toEqual(['ok', 'ok'])
    expect(order?.history.at(-1)).toMatchObject({ type: 'cancelled', at: day(2), items: [] })
    expect(order?.lineItems.map(({ cancellations }) => cancellations)).toEqual([
      [{ quantity: 2, at: day(1) }],
      [{ quantity: 1, at: day(1) }],
    ])
  })
})
