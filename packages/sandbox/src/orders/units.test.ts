import { describe, expect, it } from 'vitest'
import { event } from '../test/callSandbox.js'
import { day, phones, reportEvents } from '../test/reportEvents.js'

describe('refund windows', () => {
  it('count a return against the oldest parcel, in whatever order the parcels were reported', async () => {
    const { outcomes, counts } = await reportEvents(
      [phones(2)],
      event.fulfilled('ord-1', { phone: 1 }, day(5)),
      event.fulfilled('ord-1', { phone: 1 }, day(1)),
      event.refunded('ord-1', { phone: 1 }, day(10)),
      // The parcel of day 1 would be too old by now.
      event.refunded('ord-1', { phone: 1 }, day(19)),
    )
    expect(outcomes).toEqual(['ok', 'ok', 'ok', 'ok'])
    expect(counts).toEqual({ phone: [2, 2, 0] })
  })
})
