import { describe, expect, it } from 'vitest'
import { callSandbox } from '../test/callSandbox.js'
import { type Entry, cancelled, days, snapshot, submit } from '../test/feedOrders.js'

describe('the order feed', () => {
  it('processes orders later and answers the outcome of each', async () => {
    const calls = callSandbox({ terms: { feedDelayMs: 60_000 } })
    const broken = snapshot({ id: 'ord-2', refunded: [[1, days(1)]] })
    const { body } = await calls.post('/feeds/order', [snapshot(), broken])
    const status = async () => (await calls.get(`/feeds/order/${body.request_id}`)).body
    const inProgress = {
      processing_status: 'in_progress',
      failed_orders: [],
      statuses: [
        { order_id: 'ord-1', status: 'in_progress', errors: [] },
        { order_id: 'ord-2', status: 'in_progress', errors: [] },
      ],
    }
    calls.setTime('2026-03-01T12:00:59.999Z')
    expect([await status(), await status()]).toEqual([inProgress, inProgress])
    expect(calls.sandbox.inspect().orders).toEqual([])

    calls.setTime('2026-03-01T12:01:00.000Z')
    expect(await status()).toEqual({
      processing_status: 'done',
      failed_orders: ['ord-2'],
      statuses: [
        { order_id: 'ord-1', status: 'successful', errors: [] },
        {
          order_id: 'ord-2',
          status: 'failed',
          errors: ['quantity_exceeded: line_items[0].refunds[0]: 1 asked for, 0 available.'],
        },
      ],
    })
    expect(calls.sandbox.inspect()).toMatchObject({
      orders: [{ orderId: 'ord-1', source: 'feed' }],
      feedRequests: [{ status: 'done', orders: [{ orderId: 'ord-1' }, { orderId: 'ord-2', status: 'failed' }] }],
    })
  })

  it('answers in_progress to the first status call', async () => {
    const { get, post } = callSandbox()
    const { body } = await post('/feeds/order', [snapshot()])
    const statusOf = async () => (await get(`/feeds/order/${body.request_id}`)).body.processing_status
    expect([await statusOf(), await statusOf()]).toEqual(['in_progress', 'done'])
    expect((await get('/feeds/order/req-unknown')).status).toBe(404)
  })

  it('makes and ends contracts by the product line; the plan follows', async () => {
    const calls = callSandbox()
    const fulfilled: Entry[] = [[1, days(1)]]
    expect(await submit(calls, snapshot())).toEqual(['ok'])
    expect(await submit(calls, snapshot({ fulfilled }))).toEqual(['ok'])
    expect(await submit(calls, snapshot({ fulfilled }))).toEqual(['ok'])
    expect(calls.sandbox.inspect().contracts).toMatchObject([{ source: 'feed', quantity: 1, planLineItemId: 'plan' }])
    fulfilled.push([1, days(2)])
    expect(await submit(calls, snapshot({ fulfilled, refunded: [[2, days(3)]] }))).toEqual(['ok'])
    expect(calls.sandbox.inspect().contracts).toMatchObject([
      {
        status: 'ended',
        history: [
          { quantity: 1, reason: 'fulfilled' },
          { quantity: 2, reason: 'fulfilled' },
          { quantity: 0, reason: 'refunded' },
        ],
      },
    ])
    expect(calls.sandbox.inspect().orders[0]?.lineItems).toMatchObject([
      { id: 'phone', fulfilled: 2, refunded: 2 },
      { id: 'plan', fulfilled: 0, refunded: 2 },
    ])
  })

  it('has the details of an order, of its lines, and of each change', async () => {
    const calls = callSandbox()
    const fulfilled: Entry[] = [[2, days(1)]]
    expect(await submit(calls, snapshot())).toEqual(['ok'])
    calls.setTime('2026-03-09T00:00:00.000Z')
    const more = { fulfilled, refunded: [[1, days(3)]] as Entry[] }
    expect(await submit(calls, snapshot(more), snapshot({ id: 'ord-2', more: cancelled }))).toEqual(['ok', 'ok'])
    const [order, other] = calls.sandbox.inspect().orders
    const placed = { type: 'placed', at: '2026-03-01T00:00:00.000Z' }
    const all = [
      { lineItemId: 'phone', quantity: 2 },
      { lineItemId: 'plan', quantity: 2 },
    ]
    expect(order).toMatchObject({
      orderId: 'ord-1',
      source: 'feed',
      status: 'placed',
      placedAt: '2026-03-01T00:00:00.000Z',
      cancelledAt: null,
      currency: 'eur',
      country: 'de',
      covers: [{ productLineItemId: 'phone', planLineItemId: 'plan', quantity: 1, fulfilled: 0 }],
      lineItems: [
        {
          id: 'phone',
          kind: 'product',
          group: 'plan',
          quantity: 2,
          productId: 'prd-phone',
          title: 'Phone',
          brand: 'Acme',
          priceAmount: 112_900,
          fulfilled: 2,
          refunded: 1,
          cancelled: 0,
        },
        {
          id: 'plan',
          kind: 'plan',
          group: 'plan',
          quantity: 2,
          productId: 'pl-1',
          title: 'Plan',
          brand: 'hakuna',
          fulfilled: 0,
          refunded: 1,
        },
      ],
      history: [
        { ...placed, receivedAt: '2026-03-01T12:00:00.000Z', items: all },
        {
          type: 'fulfilled',
          at: '2026-03-02T00:00:00.000Z',
          receivedAt: '2026-03-09T00:00:00.000Z',
          items: [{ lineItemId: 'phone', quantity: 2 }],
        },
        {
          type: 'refunded',
          at: '2026-03-04T00:00:00.000Z',
          items: [
            { lineItemId: 'phone', quantity: 1 },
            { lineItemId: 'plan', quantity: 1 },
          ],
        },
      ],
    })
    expect(other).toMatchObject({ status: 'cancelled', cancelledAt: '2026-03-02T00:00:00.000Z' })
    expect(other?.history.map(({ type, items }) => [type, items])).toEqual([
      ['placed', all],
      ['cancelled', all],
    ])
  })

  it('processes requests in the order of arrival, each when it is due, also to answer inspect', async () => {
    const calls = callSandbox({ terms: { feedDelayMs: 1_000 } })
    const outcomes = () =>
      calls.sandbox
        .inspect()
        .feedRequests.map(({ status, receivedAt, orders }) => [
          status,
          receivedAt.slice(17, 23),
          ...orders.map((order) => order.status),
        ])
    await calls.post('/feeds/order', [snapshot()])
    calls.setTime('2026-03-01T12:00:00.500Z')
    await calls.post('/feeds/order', [snapshot({ fulfilled: [[1, days(0)]] }), snapshot({ id: 'ord-2', quantity: 1 })])
    const waiting = ['in_progress', '00.500', 'in_progress', 'in_progress']
    expect(outcomes()).toEqual([['in_progress', '00.000', 'in_progress'], waiting])
    calls.setTime('2026-03-01T12:00:01.000Z')
    expect(outcomes()).toEqual([['done', '00.000', 'successful'], waiting])
    calls.setTime('2026-03-01T12:00:01.500Z')
    expect(outcomes()).toEqual([
      ['done', '00.000', 'successful'],
      ['done', '00.500', 'successful', 'successful'],
    ])
    calls.sandbox.inspect().feedRequests.pop()
    expect(outcomes()).toHaveLength(2)
  })
})
