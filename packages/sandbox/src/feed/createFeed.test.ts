import { describe, expect, it } from 'vitest'
import { callSandbox } from '../test/callSandbox.js'

type Entry = [quantity: number, at: number]
const placedAt = 1_772_323_200
const days = (count: number) => placedAt + count * 86_400

function snapshot({ id = 'ord-1', fulfilled = [] as Entry[], refunded = [] as Entry[], quantity = 2, more = {} } = {}) {
  const product_data = { id: 'prd-phone', price: { amount: 112900, currency: 'eur' }, brand: 'Acme', title: 'Phone' }
  return {
    id,
    status: 'placed',
    placed_at: placedAt,
    cancelled_at: null as number | null,
    customer: { first_name: '', last_name: '', email: '', phone: '' },
    customer_billing_address: { address_line_1: '', address_line_2: '', city: '', country: 'de', zip: '' },
    line_items: [
      {
        id: 'phone',
        quantity,
        product_data,
        custom_properties: { protection_line_item_id: 'plan' },
        fulfillments: fulfilled.map(([units, fulfilled_at]) => ({ quantity: units, fulfilled_at })),
        refunds: refunded.map(([units, refunded_at]) => ({ quantity: units, refunded_at })),
      },
      {
        id: 'plan',
        quantity,
        product_data: { id: 'pl-1', price: { amount: 1200, currency: 'eur' }, brand: 'hakuna', title: 'Plan' },
        custom_properties: { offer_id: 'off-1', plan_id: 'pl-1' },
        fulfillments: [] as unknown[],
        refunds: [],
      },
    ],
    ...more,
  }
}

/** Sends orders and waits until they are processed. Returns `ok` or the first error of each. */
async function submit({ get, post }: ReturnType<typeof callSandbox>, ...orders: unknown[]) {
  const { status, body } = await post('/feeds/order', orders)
  expect({ status, body }).toEqual({ status: 200, body: { request_id: expect.stringMatching(/^req-[0-9a-f-]{36}$/) } })
  await get(`/feeds/order/${body.request_id}`)
  const done = (await get(`/feeds/order/${body.request_id}`)).body
  expect(done.processing_status).toBe('done')
  const statuses = done.statuses as { order_id: string; status: string; errors: string[] }[]
  expect(done.failed_orders).toEqual(
    statuses.filter((order) => order.status === 'failed').map((order) => order.order_id),
  )
  return statuses.map(({ status: outcome, errors }) => (outcome === 'successful' ? 'ok' : (errors[0] ?? '')))
}

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

  it('takes a whole history at once', async () => {
    const calls = callSandbox()
    const order = snapshot({ fulfilled: [[2, days(1)]], refunded: [[1, days(1)]] })
    expect(await submit(calls, order)).toEqual(['ok'])
    expect(calls.sandbox.inspect().contracts).toMatchObject([
      { quantity: 1, history: [{ quantity: 2 }, { quantity: 1 }] },
    ])
  })

  it('applies changes in the order of their times, not of the lists', async () => {
    const calls = callSandbox()
    const fulfilled: Entry[] = [
      [1, days(1)],
      [1, days(3)],
    ]
    expect(await submit(calls, snapshot({ fulfilled, refunded: [[1, days(2)]] }))).toEqual(['ok'])
    expect(calls.sandbox.inspect().contracts[0]?.history.map(({ quantity }) => quantity)).toEqual([1, 0, 1])
  })

  const cancelled = { status: 'cancelled', cancelled_at: days(1) }
  const withLine = (index: number, change: Record<string, unknown>) => {
    const order = snapshot()
    return { ...order, line_items: order.line_items.map((line, at) => (at === index ? { ...line, ...change } : line)) }
  }
  const planData = { id: 'pl-1', price: { amount: 1200, currency: 'eur' }, title: 'Plan' }

  it.each([
    ['a cancelled order placed again', [snapshot({ more: cancelled }), snapshot()], 'not_evolutionary: status: '],
    [
      'another time of cancellation',
      [snapshot({ more: cancelled }), snapshot({ more: { ...cancelled, cancelled_at: days(2) } })],
      'not_evolutionary: status: ',
    ],
    ['a changed quantity', [snapshot(), snapshot({ quantity: 3 })], 'not_evolutionary: id: '],
    ['a changed time', [snapshot(), snapshot({ more: { placed_at: days(1) } })], 'not_evolutionary: id: '],
    [
      'a fulfilment taken back',
      [snapshot({ fulfilled: [[1, days(1)]] }), snapshot()],
      'not_evolutionary: line_items[0].fulfillments: ',
    ],
    [
      'a fulfilment changed',
      [snapshot({ fulfilled: [[1, days(1)]] }), snapshot({ fulfilled: [[2, days(1)]] })],
      'not_evolutionary: ',
    ],
    [
      'cancelled after a fulfilment',
      [snapshot({ fulfilled: [[1, days(1)]], more: cancelled })],
      'cancel_decline: status: ',
    ],
    [
      'a refund on day 15',
      [snapshot({ fulfilled: [[1, days(1)]], refunded: [[1, days(15) + 1]] })],
      'refund_window_closed: line_items[0].refunds[0]: ',
    ],
    [
      'more fulfilled than ordered',
      [snapshot({ fulfilled: [[3, days(1)]] })],
      'quantity_exceeded: line_items[0].fulfillments[0]: ',
    ],
    [
      'a fulfilment on a plan line',
      [withLine(1, { fulfillments: [{ quantity: 1, fulfilled_at: days(1) }] })],
      'invalid_request_parameters: line_items[1]: ',
    ],
    [
      'a plan of brand Hakuna',
      [withLine(1, { product_data: { ...planData, brand: 'Hakuna' } })],
      'invalid_request_parameters: line_items[1].product_data.brand: ',
    ],
    [
      'a plan without offer',
      [withLine(1, { custom_properties: { plan_id: 'pl-1' } })],
      'invalid_request_parameters: line_items[1].custom_properties: ',
    ],
    [
      'a plan line that does not exist',
      [withLine(0, { custom_properties: { protection_line_item_id: 'gone' } })],
      'unknown_line_item: ',
    ],
    [
      'a plan that no product line names',
      [withLine(0, { custom_properties: undefined })],
      'plan_without_product: line_items[1]: ',
    ],
    ['more plans than products', [withLine(1, { quantity: 3 })], 'plan_quantity_exceeded: line_items[1].quantity: '],
    [
      'two currencies',
      [withLine(1, { product_data: { ...planData, brand: 'hakuna', price: { amount: 1, currency: 'jpy' } } })],
      'currency_mixed: ',
    ],
    [
      'a region that is not served',
      [snapshot({ more: { customer_billing_address: { ...snapshot().customer_billing_address, country: 'us' } } })],
      'location_unsupported: ',
    ],
  ])('fails for %s and keeps the records as they were', async (_name, orders, error) => {
    const calls = callSandbox()
    for (const order of orders.slice(0, -1)) expect(await submit(calls, order)).toEqual(['ok'])
    const before = calls.sandbox.inspect()
    const [outcome] = await submit(calls, orders.at(-1))
    expect(outcome?.slice(0, error.length)).toBe(error)
    const { orders: ordersAfter, contracts } = calls.sandbox.inspect()
    expect({ ordersAfter, contracts }).toEqual({ ordersAfter: before.orders, contracts: before.contracts })
  })

  it.each([
    ['no list', snapshot(), ''],
    ['an empty list', [], ''],
    [
      'an empty country',
      [snapshot({ more: { customer_billing_address: { ...snapshot().customer_billing_address, country: '' } } })],
      '[0].customer_billing_address.country',
    ],
    ['milliseconds', [snapshot({ more: { placed_at: placedAt * 1000 } })], '[0].placed_at'],
    ['a fraction of a second', [snapshot({ more: { placed_at: placedAt + 0.5 } })], '[0].placed_at'],
    ['a cancellation without time', [snapshot({ more: { status: 'cancelled' } })], '[0].cancelled_at'],
    ['an unknown status', [snapshot({ more: { status: 'fulfilled' } })], '[0].status'],
    ['an order without lines', [snapshot({ more: { line_items: [] } })], '[0].line_items'],
  ])('refuses %s at once', async (_name, body, path) => {
    const answer = await callSandbox().post('/feeds/order', body)
    expect(answer.status).toBe(400)
    expect(answer.body.error.validation_errors[0]).toMatch(new RegExp(`^${path.replace(/[[\].]/g, '\\$&')}: `))
  })
})
