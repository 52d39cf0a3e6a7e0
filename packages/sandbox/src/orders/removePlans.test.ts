import { describe, expect, it } from 'vitest'
import { type Line, callSandbox, event } from '../test/callSandbox.js'
import { day, phones, plans } from '../test/reportEvents.js'

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
})
