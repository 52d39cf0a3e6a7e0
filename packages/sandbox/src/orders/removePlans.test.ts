import { describe, expect, it } from 'vitest'
import { type Line, callSandbox, event } from '../test/callSandbox.js'
import { day, phones, plans, reportEvents } from '../test/reportEvents.js'

const twoPhones = phones(2)
const shipped = (units: number, at: number) => event.fulfilled('ord-1', { phone: units }, day(at))

/** Reports events one by one. Returns for each its error code, or the insured units by plan line after it. */
async function insuredAfter(lines: Line[], messages: unknown[]) {
  const { post, sandbox } = callSandbox()
  await post('/events', event.placed('ord-1', lines))
  const results: (string | Record<string, number>)[] = []
  for (const message of messages) {
    const { status, body } = await post('/events', message)
    const contracts = sandbox.inspect().contracts.filter(({ quantity }) => quantity > 0)
    const counts = Object.fromEntries(contracts.map(({ planLineItemId, quantity }) => [planLineItemId, quantity]))
    results.push(status === 200 ? counts : body.error.error_code)
  }
  return results
}

describe('a revoked plan', () => {
  it('ends a contract, even when the plan of another unit has not begun', async () => {
    const revoked = event.refunded('ord-1', { plan: 1 }, day(2))
    expect(await insuredAfter([twoPhones, plans(2)], [shipped(1, 1), revoked, shipped(1, 3)])).toEqual([
      { plan: 1 },
      {},
      { plan: 1 },
    ])
    expect(
      await insuredAfter(
        [twoPhones, plans(1, 'p1'), plans(1, 'p2')],
        [shipped(1, 1), event.refunded('ord-1', { p1: 1 }, day(2)), shipped(1, 3)],
      ),
    ).toEqual([{ p1: 1 }, {}, { p2: 1 }])
  })

  it('cannot be revoked again for a unit that was not shipped', async () => {
    const revoked = event.refunded('ord-1', { plan: 1 }, day(2))
    expect(await insuredAfter([twoPhones, plans(2)], [shipped(1, 1), revoked, revoked])).toEqual([
      { plan: 1 },
      {},
      'quantity_exceeded',
    ])
  })

  it('does not replace the plan that a cancelled unit must give up', async () => {
    const revoked = event.refunded('ord-1', { plan: 1 }, day(2))
    const cancelled = (units: Record<string, number>) => event.linesCancelled('ord-1', units, day(3))
    expect(
      await insuredAfter(
        [twoPhones, plans(2)],
        [shipped(1, 1), revoked, cancelled({ phone: 1 }), cancelled({ phone: 1, plan: 1 })],
      ),
    ).toEqual([{ plan: 1 }, {}, 'plan_cancellation_missing', {}])
  })

  it('counts against the refund window of its own parcel', async () => {
    const revoked = (at: number) => event.refunded('ord-1', { plan: 1 }, day(at))
    const parcels = [shipped(1, 1), shipped(1, 10)]
    expect(await insuredAfter([twoPhones, plans(2)], [...parcels, revoked(16), revoked(17)])).toEqual([
      { plan: 1 },
      { plan: 2 },
      { plan: 1 },
      'refund_window_closed',
    ])
    const returned = event.refunded('ord-1', { phone: 1 }, day(13))
    expect(
      (await insuredAfter([twoPhones, plans(2)], [...parcels, revoked(12), returned, revoked(16)])).slice(2),
    ).toEqual([{ plan: 1 }, { plan: 1 }, {}])
  })

  it('leaves a unit without a plan, which is returned first', async () => {
    const returned = event.refunded('ord-1', { phone: 1 }, day(3))
    const revoked = event.refunded('ord-1', { plan: 1 }, day(2))
    expect(await insuredAfter([twoPhones, plans(2)], [shipped(2, 1), revoked, returned])).toEqual([
      { plan: 2 },
      { plan: 1 },
      { plan: 1 },
    ])
  })

  it('counts against its own parcel each time, and is no longer there for a later one', async () => {
    const revoked = (at: number) => event.refunded('ord-1', { plan: 1 }, day(at))
    const results = await insuredAfter(
      [phones(4), plans(4)],
      [shipped(2, 1), shipped(2, 10), revoked(16), revoked(17), revoked(18)],
    )
    expect(results.slice(2)).toEqual([{ plan: 3 }, { plan: 2 }, 'refund_window_closed'])
  })

  it('counts against the oldest parcel by its date, in whatever order the parcels were reported', async () => {
    const revoked = (at: number) => event.refunded('ord-1', { plan: 1 }, day(at))
    const results = await insuredAfter([twoPhones, plans(2)], [shipped(1, 10), shipped(1, 1), revoked(12), revoked(16)])
    expect(results).toEqual([{ plan: 1 }, { plan: 2 }, { plan: 1 }, {}])
  })

  it('leaves its unit to be returned once', async () => {
    const back = (at: number, units: Record<string, number>) => event.refunded('ord-1', units, day(at))
    const results = await insuredAfter(
      [phones(4), plans(4)],
      [
        shipped(2, 1),
        shipped(2, 10),
        back(16, { plan: 1 }),
        back(17, { phone: 1 }),
        back(18, { phone: 2, plan: 2 }),
        back(18, { phone: 1, plan: 1 }),
        back(18, { phone: 1, plan: 1 }),
      ],
    )
    expect(results.slice(2)).toEqual([
      { plan: 3 },
      { plan: 3 },
      'refund_window_closed',
      { plan: 2 },
      'refund_window_closed',
    ])
  })

  it('was not that of a unit, if it was cancelled before the shipment', async () => {
    const cancelled = event.linesCancelled('ord-1', { plan: 1 }, day(1))
    expect(await insuredAfter([twoPhones, plans(2)], [cancelled, shipped(1, 2), shipped(1, 3)])).toEqual([
      {},
      { plan: 1 },
      { plan: 1 },
    ])
  })

  it('is kept with the units that were taken back, in order', async () => {
    const { order, outcomes } = await reportEvents(
      [phones(3), plans(1, 'p1'), plans(2, 'p2')],
      event.fulfilled('ord-1', { phone: 3 }, day(1)),
      event.refunded('ord-1', { p2: 1 }, day(2)),
      event.refunded('ord-1', { phone: 2, p1: 1 }, day(3)),
      event.refunded('ord-1', { p2: 1 }, day(4)),
    )
    expect(outcomes).toEqual(['ok', 'ok', 'ok', 'ok'])
    expect(order?.lineItems.map(({ takenBack }) => takenBack)).toEqual([
      [
        { what: 'plan', quantity: 1, at: day(2) },
        { what: 'unit', quantity: 2, at: day(3) },
        { what: 'plan', quantity: 1, at: day(4) },
      ],
      [],
      [],
    ])
  })
})

describe('a plan that is removed with its product', () => {
  it('is not counted a second time as a revoked plan', async () => {
    const lines = [twoPhones, plans(1, 'p1'), plans(1, 'p2')]
    const back = (units: Record<string, number>) => event.refunded('ord-1', { phone: 1, ...units }, day(2))
    expect(await insuredAfter(lines, [shipped(2, 1), back({ p1: 2 }), back({ p1: 1 })])).toEqual([
      { p1: 1, p2: 1 },
      'quantity_exceeded',
      { p2: 1 },
    ])
  })

  it('is counted once for two product lines that it covered', async () => {
    const lines = [phones(1), phones(1, 'second'), plans(2)]
    const parcel = event.fulfilled('ord-1', { phone: 1, second: 1 }, day(1))
    const back = (units: Record<string, number>) => event.refunded('ord-1', units, day(2))
    const both = { phone: 1, second: 1 }
    expect(await insuredAfter(lines, [parcel, back({ ...both, plan: 1 }), back({ ...both, plan: 2 })])).toEqual([
      { plan: 1 },
      'plan_refund_missing',
      {},
    ])
  })

  it('may be named twice in a message: once with its product, once revoked', async () => {
    const item = (line_item_id: string) => ({ line_item_id, quantity: 1, refunded_at: day(2) })
    const named = (...ids: string[]) => ({
      type: 'order_refund_added',
      payload: { order_id: 'ord-1', refund_items: ids.map(item) },
    })
    const parcel = shipped(2, 1)
    expect(await insuredAfter([twoPhones, plans(2)], [parcel, named('phone', 'plan', 'plan')])).toEqual([
      { plan: 2 },
      {},
    ])
    expect(await insuredAfter([twoPhones, plans(2)], [parcel, named('phone', 'plan', 'plan', 'plan')])).toEqual([
      { plan: 2 },
      'quantity_exceeded',
    ])
  })
})
