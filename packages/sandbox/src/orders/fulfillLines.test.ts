import { describe, expect, it } from 'vitest'
import { callSandbox, event } from '../test/callSandbox.js'
import { forPhone, order } from '../test/offerSamples.js'
import { day, phones, plans, reportEvents } from '../test/reportEvents.js'

const shipped = (units: Record<string, number>, at: number) => event.fulfilled('ord-1', units, day(at))

describe('plans that are reported as fulfilled', () => {
  it('are as many as the message says', async () => {
    const {
      outcomes,
      counts,
      order: placed,
    } = await reportEvents(
      [phones(3), plans(3)],
      shipped({ phone: 3 }, 1),
      shipped({ plan: 1 }, 2),
      shipped({ plan: 2 }, 3),
      shipped({ plan: 1 }, 4),
    )
    expect(outcomes).toEqual(['ok', 'ok', 'ok', '400 quantity_exceeded'])
    expect(counts['plan']).toEqual([3, 0, 0])
    expect(placed?.lineItems[1]?.fulfillments).toEqual([
      { quantity: 1, at: day(2) },
      { quantity: 2, at: day(3) },
    ])
  })

  it('are those of the products in the same message first, then of the others in order', async () => {
    const coversAfter = async (...messages: object[]) => {
      const lines = [phones(2), phones(2, 'second'), plans(4)]
      const { outcomes, order: placed } = await reportEvents(lines, ...messages)
      expect(outcomes).toEqual(messages.map(() => 'ok'))
      return placed?.covers.map(({ productLineItemId, fulfilled }) => `${productLineItemId} ${fulfilled}`)
    }
    const first = shipped({ phone: 2 }, 1)
    expect(await coversAfter(first, shipped({ second: 1, plan: 1 }, 2))).toEqual(['phone 0', 'second 1'])
    expect(await coversAfter(first, shipped({ second: 1, plan: 2 }, 2))).toEqual(['phone 1', 'second 1'])
    expect(await coversAfter(first, shipped({ second: 2 }, 2), shipped({ plan: 1 }, 3))).toEqual([
      'phone 1',
      'second 0',
    ])
    expect(await coversAfter(first, shipped({ second: 2 }, 2), shipped({ plan: 3 }, 3))).toEqual([
      'phone 2',
      'second 1',
    ])
  })

  it('are all that can be where the message does not say, and fewer after a return', async () => {
    const { post, sandbox } = callSandbox()
    const offer = (await post('/offers', forPhone)).body
    const line = { id: 'line-1', quantity: 3, offer_id: offer.id, plan_id: offer.plans[0].id }
    await post('/managed_orders', { id: 'ord-1', ...order(line) })
    const tell = async (path: string, list: string, line_item_id: string, quantity?: number) => {
      const { status } = await post(`/managed_orders/ord-1/${path}`, { [list]: [{ line_item_id, quantity }] })
      const { quantity: plansLeft, fulfilled } = sandbox.inspect().orders[0]!.covers[0]!
      return [status, plansLeft, fulfilled]
    }
    expect(await tell('fulfillments', 'fulfillment_items', 'line-1', 2)).toEqual([200, 3, 0])
    expect(await tell('fulfillments', 'fulfillment_items', 'line-1/plan')).toEqual([200, 3, 2])
    expect(await tell('fulfillments', 'fulfillment_items', 'line-1/plan')).toEqual([400, 3, 2])
    // One of the three units is still to be shipped, so two plans are needed.
    expect(await tell('refunds', 'refund_items', 'line-1', 1)).toEqual([200, 2, 1])
  })
})
