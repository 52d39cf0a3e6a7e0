import { describe, expect, it } from 'vitest'
import { type Line, callSandbox, event, placedAt } from '../test/callSandbox.js'

const day = (days: number) => new Date(Date.parse(placedAt) + days * 86_400_000).toISOString()
const phones: Line = { id: 'phone', quantity: 2, product: 'prd-phone' }
const plans = (quantity: number, id = 'plan'): Line => ({ id, quantity, product: 'prd-phone', plan: true })
const shipped = (units: number, at: number) => event.fulfilled('ord-1', { phone: units }, day(at))

/** Publishes events; answers how each was taken, and how many contracts there were then, by plan line. */
async function tell(lines: Line[], messages: unknown[]) {
  const { post, sandbox } = callSandbox()
  await post('/events', event.placed('ord-1', lines))
  const told: (string | Record<string, number>)[] = []
  for (const message of messages) {
    const { status, body } = await post('/events', message)
    const contracts = sandbox.inspect().contracts.filter(({ quantity }) => quantity > 0)
    const counts = Object.fromEntries(contracts.map(({ planLineItemId, quantity }) => [planLineItemId, quantity]))
    told.push(status === 200 ? counts : body.error.error_code)
  }
  return told
}

describe('a revoked plan', () => {
  it('ends a contract, though the plan of another unit is yet to begin', async () => {
    const revoked = event.refunded('ord-1', { plan: 1 }, day(2))
    expect(await tell([phones, plans(2)], [shipped(1, 1), revoked, shipped(1, 3)])).toEqual([
      { plan: 1 },
      {},
      { plan: 1 },
    ])
    expect(
      await tell(
        [phones, plans(1, 'p1'), plans(1, 'p2')],
        [shipped(1, 1), event.refunded('ord-1', { p1: 1 }, day(2)), shipped(1, 3)],
      ),
    ).toEqual([{ p1: 1 }, {}, { p2: 1 }])
  })

  it('cannot be revoked again for a unit that was not shipped', async () => {
    const revoked = event.refunded('ord-1', { plan: 1 }, day(2))
    expect(await tell([phones, plans(2)], [shipped(1, 1), revoked, revoked])).toEqual([
      { plan: 1 },
      {},
      'quantity_exceeded',
    ])
  })

  it('does not keep the plan of a cancelled unit alive', async () => {
    const revoked = event.refunded('ord-1', { plan: 1 }, day(2))
    const cancelled = (units: Record<string, number>) => event.linesCancelled('ord-1', units, day(3))
    expect(
      await tell(
        [phones, plans(2)],
        [shipped(1, 1), revoked, cancelled({ phone: 1 }), cancelled({ phone: 1, plan: 1 })],
      ),
    ).toEqual([{ plan: 1 }, {}, 'plan_cancellation_missing', {}])
  })

  it('uses up the window of its parcel, not that of another', async () => {
    const revoked = (at: number) => event.refunded('ord-1', { plan: 1 }, day(at))
    const parcels = [shipped(1, 1), shipped(1, 10)]
    expect(await tell([phones, plans(2)], [...parcels, revoked(16), revoked(17)])).toEqual([
      { plan: 1 },
      { plan: 2 },
      { plan: 1 },
      'refund_window_closed',
    ])
    const returned = event.refunded('ord-1', { phone: 1 }, day(13))
    expect((await tell([phones, plans(2)], [...parcels, revoked(12), returned, revoked(16)])).slice(2)).toEqual([
      { plan: 1 },
      { plan: 1 },
      {},
    ])
  })

  it('leaves its unit to come back first, and without a plan', async () => {
    const returned = event.refunded('ord-1', { phone: 1 }, day(3))
    const revoked = event.refunded('ord-1', { plan: 1 }, day(2))
    expect(await tell([phones, plans(2)], [shipped(2, 1), revoked, returned])).toEqual([
      { plan: 2 },
      { plan: 1 },
      { plan: 1 },
    ])
  })
})

describe('a plan that goes with its product', () => {
  it('is not counted again as one that is revoked', async () => {
    const lines = [phones, plans(1, 'p1'), plans(1, 'p2')]
    const back = (units: Record<string, number>) => event.refunded('ord-1', { phone: 1, ...units }, day(2))
    expect(await tell(lines, [shipped(2, 1), back({ p1: 2 }), back({ p1: 1 })])).toEqual([
      { p1: 1, p2: 1 },
      'quantity_exceeded',
      { p2: 1 },
    ])
  })
})
