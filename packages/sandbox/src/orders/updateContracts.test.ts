import { describe, expect, it } from 'vitest'
import { event } from '../test/callSandbox.js'
import { day, phones, plans, reportEvents } from '../test/reportEvents.js'

describe('contracts', () => {
  it('are made when the product is fulfilled and end with a refund; the history has every change', async () => {
    const { outcomes, contracts, counts } = await reportEvents(
      [phones(3), plans(3)],
      event.fulfilled('ord-1', { phone: 1 }, day(1)),
      event.fulfilled('ord-1', { phone: 2 }, day(2)),
      event.refunded('ord-1', { phone: 3, plan: 3 }, day(3)),
    )
    expect(outcomes).toEqual(['ok', 'ok', 'ok'])
    expect(counts).toEqual({ phone: [3, 3, 0], plan: [0, 3, 0] })
    expect(contracts).toEqual([
      {
        contractId: expect.stringMatching(/^con-/),
        orderId: 'ord-1',
        source: 'events',
        productLineItemId: 'phone',
        planLineItemId: 'plan',
        productId: 'prd-phone',
        planTitle: 'Plan',
        quantity: 0,
        status: 'ended',
        startedAt: day(1),
        endedAt: day(3),
        history: [
          { at: day(1), receivedAt: '2026-03-01T12:00:00.000Z', quantity: 1, reason: 'fulfilled' },
          { at: day(2), receivedAt: '2026-03-01T12:00:00.000Z', quantity: 3, reason: 'fulfilled' },
          { at: day(3), receivedAt: '2026-03-01T12:00:00.000Z', quantity: 0, reason: 'refunded' },
        ],
      },
    ])
  })

  it('are not made for an order that was only placed or cancelled', async () => {
    expect((await reportEvents([phones(1), plans(1)])).contracts).toEqual([])
    const { outcomes, contracts, order } = await reportEvents([phones(1), plans(1)], event.cancelled('ord-1', day(1)))
    expect(outcomes).toEqual(['ok'])
    expect(contracts).toEqual([])
    expect(order).toMatchObject({ status: 'cancelled', cancelledAt: day(1) })
  })

  it('cover shipped units first and never more than there are plans', async () => {
    const { contracts } = await reportEvents([phones(3), plans(2)], event.fulfilled('ord-1', { phone: 3 }, day(1)))
    expect(contracts).toMatchObject([{ quantity: 2, status: 'active' }])
  })

  it('end when the plan alone is revoked, while the product stays', async () => {
    const { outcomes, contracts, counts } = await reportEvents(
      [phones(1), plans(1)],
      event.fulfilled('ord-1', { phone: 1 }, day(1)),
      event.refunded('ord-1', { plan: 1 }, day(15)),
    )
    expect(outcomes).toEqual(['ok'].concat('ok'))
    expect(counts).toEqual({ phone: [1, 0, 0], plan: [0, 1, 0] })
    expect(contracts).toMatchObject([{ quantity: 0, status: 'ended', endedAt: day(15) }])
  })

  it('are kept per line when one product is on two lines', async () => {
    const { outcomes, contracts } = await reportEvents(
      [phones(1), phones(2, 'other phone'), plans(3)],
      event.fulfilled('ord-1', { 'other phone': 2 }, day(1)),
    )
    expect(outcomes).toEqual(['ok'])
    expect(contracts).toMatchObject([{ productLineItemId: 'other phone', planLineItemId: 'plan', quantity: 2 }])
  })

  it('are made for each plan line of a product line, and only change with their own units', async () => {
    const { contracts } = await reportEvents(
      [phones(3), plans(1, 'first'), plans(2, 'second')],
      event.fulfilled('ord-1', { phone: 2 }, day(1)),
      event.fulfilled('ord-1', { phone: 1 }, day(2)),
      event.refunded('ord-1', { second: 1 }, day(3)),
    )
    expect(
      contracts.map(({ planLineItemId, startedAt, status, endedAt, history }) => [
        planLineItemId,
        startedAt,
        status,
        endedAt,
        history.map(({ quantity, reason, at }) => [quantity, reason, at]),
      ]),
    ).toEqual([
      ['first', day(1), 'active', null, [[1, 'fulfilled', day(1)]]],
      [
        'second',
        day(1),
        'active',
        null,
        [
          [1, 'fulfilled', day(1)],
          [2, 'fulfilled', day(2)],
          [1, 'refunded', day(3)],
        ],
      ],
    ])
    expect(new Set(contracts.map(({ contractId }) => contractId)).size).toBe(2)
  })

  it('begin again when another unit is shipped after the first was returned', async () => {
    const { contracts, sandbox } = await reportEvents(
      [phones(2), plans(2)],
      event.fulfilled('ord-1', { phone: 1 }, day(1)),
      event.refunded('ord-1', { phone: 1, plan: 1 }, day(2)),
      event.fulfilled('ord-1', { phone: 1 }, day(3)),
    )
    expect(contracts).toMatchObject([{ quantity: 1, status: 'active', startedAt: day(1), endedAt: null }])
    sandbox.inspect().contracts[0]!.quantity = 9
    expect(sandbox.inspect().contracts[0]?.quantity).toBe(1)
  })
})

describe('the history of an order', () => {
  it('has the latest time of each message, and the units that it changed', async () => {
    const { order, outcomes } = await reportEvents(
      [phones(2), phones(2, 'second'), plans(1)],
      {
        type: 'order_fulfillment_added',
        payload: {
          order_id: 'ord-1',
          fulfillment_items: [
            { line_item_id: 'phone', quantity: 1, fulfilled_at: day(4) },
            { line_item_id: 'second', quantity: 2, fulfilled_at: day(2) },
          ],
        },
      },
      event.linesCancelled('ord-1', { phone: 1 }, day(3)),
      event.fulfilled('ord-1', { plan: 1 }, day(1)),
    )
    expect(outcomes).toEqual(['ok', 'ok', 'ok'])
    expect(order?.history.slice(1)).toEqual([
      {
        type: 'fulfilled',
        at: day(4),
        receivedAt: '2026-03-01T12:00:00.000Z',
        items: [
          { lineItemId: 'phone', quantity: 1 },
          { lineItemId: 'second', quantity: 2 },
        ],
      },
      {
        type: 'line_items_cancelled',
        at: day(3),
        receivedAt: '2026-03-01T12:00:00.000Z',
        items: [{ lineItemId: 'phone', quantity: 1 }],
      },
      {
        type: 'fulfilled',
        at: day(1),
        receivedAt: '2026-03-01T12:00:00.000Z',
        items: [{ lineItemId: 'plan', quantity: 1 }],
      },
    ])
  })

  it('has no units of lines that were cancelled before the order', async () => {
    const { order, counts, outcomes } = await reportEvents(
      [phones(2), plans(2), { id: 'case', quantity: 3, product: 'prd-case' }],
      event.linesCancelled('ord-1', { phone: 2, plan: 2, case: 1 }, day(1)),
      event.cancelled('ord-1', day(2)),
    )
    expect(outcomes).toEqual(['ok', 'ok'])
    expect(counts).toEqual({ phone: [0, 0, 2], plan: [0, 0, 2], case: [0, 0, 3] })
    expect(order?.history.at(-1)).toEqual({
      type: 'cancelled',
      at: day(2),
      receivedAt: '2026-03-01T12:00:00.000Z',
      items: [{ lineItemId: 'case', quantity: 2 }],
    })
    expect(order?.covers.map(({ quantity }) => quantity)).toEqual([0])
  })
})
