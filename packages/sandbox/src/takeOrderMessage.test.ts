import { describe, expect, it } from 'vitest'
import { callSandbox, event } from './test/callSandbox.js'

const errorsOf = async (body: unknown) => (await callSandbox().post('/orders', body)).body.error

describe('POST /orders', () => {
  it('takes order events, cart reports, checkout notifications and managed orders', async () => {
    const { post, sandbox } = callSandbox()
    await post('/orders', event.placed('ord-1', [{ id: 'a', quantity: 2, product: 'p' }]))
    await post('/orders', { cart_id: 'c', user_session_id: 's', cart_currency: 'jpy', line_items: [] })
    await post('/orders', { cart_id: 'c', user_session_id: 's', order_id: 'ord-1' })
    const { events, carts, checkouts } = sandbox.inspect()
    expect([events.length, carts.length, checkouts.length]).toEqual([1, 1, 1])
  })

  it.each([
    ['a type alone', { type: 'order_placed' }, 'payload: '],
    ['a payload alone', { payload: {}, line_items: [], customer_billing_address: {}, order_id: 'o' }, 'type: '],
    ['a billing address', { customer_billing_address: {}, line_items: [], order_id: 'o' }, 'customer: '],
    ['lines alone', { line_items: [], order_id: 'o' }, 'cart_id: '],
    ['a currency alone', { cart_currency: 'eur', order_id: 'o' }, 'cart_id: '],
    ['an order id alone', { order_id: 'o' }, 'cart_id: '],
  ])('knows a message by %s', async (_name, body, firstError) => {
    const { error_code, validation_errors } = await errorsOf(body)
    expect(error_code).toBe('invalid_request_parameters')
    expect(validation_errors[0]).toMatch(new RegExp(`^${firstError}`))
    const { validation_errors: ofOrder } = await errorsOf({ order_id: 'o' })
    const isCheckout = 'cart_id: ' === firstError && !('line_items' in body) && !('cart_currency' in body)
    expect(JSON.stringify(validation_errors) === JSON.stringify(ofOrder)).toBe(isCheckout)
  })

  it.each([[[]], [null], ['order_id'], [5], [true], [{}], [{ cart_id: 'c' }], [[{ order_id: 'o' }]]])(
    'refuses %j',
    async (body) => {
      expect(await errorsOf(body)).toEqual({
        error_code: 'invalid_request_parameters',
        validation_errors: ['Expected a cart report, a checkout notification or an event.'],
      })
    },
  )
})
