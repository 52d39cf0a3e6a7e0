import { describe, expect, it } from 'vitest'
import { callSandbox } from '../test/callSandbox.js'
import { days, placedAt, snapshot } from '../test/feedOrders.js'

describe('a feed message', () => {
  const line = (change: object, properties: object = {}) => {
    const order = snapshot()
    const [phone, plan] = order.line_items
    return [
      {
        ...order,
        line_items: [
          { ...phone, ...change },
          { ...plan, ...properties },
        ],
      },
    ]
  }
  it.each([
    [
      'the phone of the customer',
      [snapshot({ more: { customer: { first_name: '', last_name: '', email: '' } } })],
      '[0].customer.phone',
    ],
    ['an id', [snapshot({ id: '' })], '[0].id'],
    ['a quantity', line({ quantity: 0 }), '[0].line_items[0].quantity'],
    [
      'a price',
      line({ product_data: { id: 'p', brand: '', title: '', price: { amount: 1.5, currency: 'eur' } } }),
      '[0].line_items[0].product_data.price.amount',
    ],
    ['fulfilments', line({ fulfillments: undefined }), '[0].line_items[0].fulfillments'],
    ['refunds', line({ refunds: undefined }), '[0].line_items[0].refunds'],
    [
      'a time of each fulfilment',
      line({ fulfillments: [{ quantity: 1 }] }),
      '[0].line_items[0].fulfillments[0].fulfilled_at',
    ],
    ['a quantity of each refund', line({ refunds: [{ refunded_at: 1 }] }), '[0].line_items[0].refunds[0].quantity'],
    [
      'an offer id that is not empty',
      line({}, { custom_properties: { offer_id: '', plan_id: 'x' } }),
      '[0].line_items[1].custom_properties.offer_id',
    ],
    [
      'a time of cancellation in a cancelled order only',
      [snapshot({ more: { cancelled_at: days(1) } })],
      '[0].cancelled_at',
    ],
    ['lines with different ids', line({ id: 'plan' }), '[0].line_items'],
  ])('needs %s', async (_name, body, path) => {
    const { status, body: answer } = await callSandbox().post('/feeds/order', body)
    expect(status).toBe(400)
    expect(answer.error.validation_errors.map((text: string) => text.slice(0, path.length + 2))).toEqual([`${path}: `])
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

  it('says what is wrong with times and lines', async () => {
    const errorOf = async (order: unknown) =>
      (await callSandbox().post('/feeds/order', [order])).body.error?.validation_errors.join()
    expect(await errorOf(snapshot({ more: { placed_at: 100_000_000_000 } }))).toBe(
      '[0].placed_at: Expected seconds, not milliseconds',
    )
    expect(await errorOf(snapshot({ more: { placed_at: -1 } }))).toMatch(/^\[0\]\.placed_at: /)
    expect(await errorOf(snapshot({ more: { placed_at: 99_999_999_999 } }))).toBeUndefined()
    expect(await errorOf(snapshot({ more: { placed_at: 0 } }))).toBeUndefined()
    expect(await errorOf(snapshot({ more: { status: 'cancelled' } }))).toBe(
      '[0].cancelled_at: Must be set when the order is cancelled, and only then',
    )
    expect(await errorOf(line({ id: 'plan' })[0])).toBe('[0].line_items: Two lines have the same id')
  })
})
