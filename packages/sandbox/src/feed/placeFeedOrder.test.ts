import { describe, expect, it } from 'vitest'
import { callSandbox } from '../test/callSandbox.js'
import { cancelled, days, snapshot, submit } from '../test/feedOrders.js'

describe('an order of the feed', () => {
  const withLine = (index: number, change: Record<string, unknown>) => {
    const order = snapshot()
    return { ...order, line_items: order.line_items.map((line, at) => (at === index ? { ...line, ...change } : line)) }
  }
  const planData = { id: 'pl-1', price: { amount: 1200, currency: 'eur' }, title: 'Plan' }

  it.each([
    [
      'a cancelled order placed again',
      [snapshot({ more: cancelled }), snapshot()],
      'not_evolutionary: status: A cancelled order stays cancelled, at the time that was told.',
    ],
    [
      'another time of cancellation',
      [snapshot({ more: cancelled }), snapshot({ more: { ...cancelled, cancelled_at: days(2) } })],
      'not_evolutionary: status: A cancelled order stays cancelled, at the time that was told.',
    ],
    [
      'a changed quantity',
      [snapshot(), snapshot({ quantity: 3 })],
      'not_evolutionary: id: Only status, fulfilments and refunds may change.',
    ],
    [
      'a changed time',
      [snapshot(), snapshot({ more: { placed_at: days(1) } })],
      'not_evolutionary: id: Only status, fulfilments and refunds may change.',
    ],
    [
      'a fulfilment taken back',
      [snapshot({ fulfilled: [[1, days(1)]] }), snapshot()],
      'not_evolutionary: line_items[0].fulfillments: An entry that was told before is missing or changed.',
    ],
    [
      'a fulfilment changed',
      [snapshot({ fulfilled: [[1, days(1)]] }), snapshot({ fulfilled: [[2, days(1)]] })],
      'not_evolutionary: line_items[0].fulfillments: An entry that was told before is missing or changed.',
    ],
    [
      'cancelled after a fulfilment',
      [snapshot({ fulfilled: [[1, days(1)]], more: cancelled })],
      'cancel_decline: status: The order is fulfilled already, at least in part.',
    ],
    [
      'a refund on day 15',
      [snapshot({ fulfilled: [[1, days(1)]], refunded: [[1, days(15) + 1]] })],
      'refund_window_closed: line_items[0].refunds[0]: Refunds are taken until 14 days after fulfilment.',
    ],
    [
      'more fulfilled than ordered',
      [snapshot({ fulfilled: [[3, days(1)]] })],
      'quantity_exceeded: line_items[0].fulfillments[0]: 3 asked for, 2 available.',
    ],
    [
      'a fulfilment on a plan line',
      [withLine(1, { fulfillments: [{ quantity: 1, fulfilled_at: days(1) }] })],
      'invalid_request_parameters: line_items[1]: ' +
        'Fulfilments and refunds of plan lines must be empty; the product line has them.',
    ],
    [
      'a plan of brand Hakuna',
      [withLine(1, { product_data: { ...planData, brand: 'Hakuna' } })],
      'invalid_request_parameters: line_items[1].product_data.brand: Must be exactly "hakuna" on plan lines.',
    ],
    [
      'a plan without offer',
      [withLine(1, { custom_properties: { plan_id: 'pl-1' } })],
      'invalid_request_parameters: line_items[1].custom_properties: A plan line needs offer_id and plan_id.',
    ],
    [
      'a refund on a plan line',
      [withLine(1, { refunds: [{ quantity: 1, refunded_at: days(1) }] })],
      'invalid_request_parameters: line_items[1]: ' +
        'Fulfilments and refunds of plan lines must be empty; the product line has them.',
    ],
    [
      'a plan without plan id',
      [withLine(1, { custom_properties: { offer_id: 'off-1' } })],
      'invalid_request_parameters: line_items[1].custom_properties: A plan line needs offer_id and plan_id.',
    ],
    ...['Acme', 'HAKUNA', 'hakuna '].map((brand): [string, unknown[], string] => [
      `a line with offer and plan id of the brand "${brand}"`,
      [withLine(1, { product_data: { ...planData, brand } })],
      'invalid_request_parameters: line_items[1].product_data.brand: Must be exactly "hakuna" on plan lines.',
    ]),
    ...[{ offer_id: 'off-1' }, { plan_id: 'pl-1' }].map((custom_properties): [string, unknown[], string] => [
      `a line of another brand with only ${Object.keys(custom_properties).join()}`,
      [withLine(1, { product_data: { ...planData, brand: 'Acme' }, custom_properties })],
      'invalid_request_parameters: line_items[1].custom_properties: A plan line needs offer_id and plan_id.',
    ]),
    [
      'a line of brand hakuna without offer and plan id',
      [withLine(1, { custom_properties: undefined })],
      'invalid_request_parameters: line_items[1].custom_properties: A plan line needs offer_id and plan_id.',
    ],
    [
      'a product line named as plan line',
      [withLine(0, { custom_properties: { protection_line_item_id: 'phone' } })],
      'unknown_line_item: line_items[0].custom_properties.protection_line_item_id: No such plan line.',
    ],
    [
      'a plan line that does not exist',
      [withLine(0, { custom_properties: { protection_line_item_id: 'gone' } })],
      'unknown_line_item: line_items[0].custom_properties.protection_line_item_id: No such plan line.',
    ],
    [
      'a plan that no product line names',
      [withLine(0, { custom_properties: undefined })],
      'plan_without_product: line_items[1]: Its product is not in the order.',
    ],
    [
      'more plans than products',
      [withLine(1, { quantity: 3 })],
      'plan_quantity_exceeded: line_items[1].quantity: More plans than products.',
    ],
    [
      'two currencies',
      [withLine(1, { product_data: { ...planData, brand: 'hakuna', price: { amount: 1, currency: 'jpy' } } })],
      'currency_mixed: line_items[1].product_data.price.currency: An order has one currency.',
    ],
    [
      'a region that is not served',
      [snapshot({ more: { customer_billing_address: { ...snapshot().customer_billing_address, country: 'us' } } })],
      'location_unsupported: customer_billing_address.country: The region is not served.',
    ],
  ])('fails for %s and keeps the records as they were', async (_name, orders, error) => {
    const calls = callSandbox()
    for (const order of orders.slice(0, -1)) expect(await submit(calls, order)).toEqual(['ok'])
    const before = calls.sandbox.inspect()
    const [outcome] = await submit(calls, orders.at(-1))
    expect(outcome).toBe(error)
    const { orders: ordersAfter, contracts } = calls.sandbox.inspect()
    expect({ ordersAfter, contracts }).toEqual({ ordersAfter: before.orders, contracts: before.contracts })
  })

  it('does not ask for a served region where nothing is protected', async () => {
    const { line_items, customer_billing_address, ...order } = snapshot()
    const [phone] = line_items
    const sold = {
      ...order,
      customer_billing_address: { ...customer_billing_address, country: 'us' },
      line_items: [{ ...phone, custom_properties: undefined }],
    }
    expect(await submit(callSandbox(), sold)).toEqual(['ok'])
  })
})
