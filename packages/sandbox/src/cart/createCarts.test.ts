import { describe, expect, it } from 'vitest'
import { callSandbox } from '../test/callSandbox.js'

const phone = (quantity: number) => ({
  id: 'phone',
  quantity,
  price_amount: 39_800,
  product_id: 'prd-phone',
  product_title: 'Phone',
  product_brand: 'Acme',
})
const plan = (quantity: number) => ({
  id: 'plan',
  quantity,
  price_amount: 2_980,
  product_id: 'pl-1',
  product_title: 'Plan',
  custom_properties: { product_reference: 'prd-phone', engraving: 'yes' },
})
const report = (line_items: object[], { session = 'session-1', currency = 'jpy', cart = 'cart-1' } = {}) => ({
  cart_id: cart,
  user_session_id: session,
  cart_currency: currency,
  line_items,
})
const checkout = { cart_id: 'cart-1', user_session_id: 'session-1', order_id: 'ord-1' }

describe('a cart report', () => {
  it('is answered with cart, session and actions, and kept with what was asked for', async () => {
    const { post, sandbox, setTime } = callSandbox()
    const answered = { cart_id: 'cart-1', user_session_id: 'session-1', actions: [] as unknown[] }
    expect(await post('/orders', report([phone(2), plan(2)]))).toEqual({ status: 200, body: answered })
    setTime('2026-03-01T12:00:01.000Z')
    expect((await post('/orders', report([phone(3), plan(2)]))).body).toEqual({
      ...answered,
      actions: [{ type: 'update_line_item', payload: { line_item_id: 'plan', line_item_quantity: 3 } }],
    })
    expect(sandbox.inspect().carts).toEqual([
      {
        cartId: 'cart-1',
        userSessionId: 'session-1',
        currency: 'jpy',
        lineItems: [phone(3), plan(2)],
        actions: [{ lineItemId: 'plan', quantity: 3 }],
        reports: 2,
        reportedAt: '2026-03-01T12:00:01.000Z',
      },
    ])
  })

  it('is about one cart only', async () => {
    const { post, sandbox } = callSandbox()
    await post('/orders', report([phone(1), plan(1)]))
    const { body } = await post('/orders', report([phone(2), plan(1)], { cart: 'cart-2', currency: 'kwd' }))
    expect(body).toEqual({ cart_id: 'cart-2', user_session_id: 'session-1', actions: [] })
    expect(sandbox.inspect().carts.map(({ cartId, currency, reports }) => [cartId, currency, reports])).toEqual([
      ['cart-1', 'jpy', 1],
      ['cart-2', 'kwd', 1],
    ])
  })

  it('asks for nothing when a cart was emptied and filled again', async () => {
    const { post } = callSandbox()
    const actionsFor = async (...lines: object[]) =>
      (await post('/orders', report(lines))).body.actions.map(
        ({ payload }: { payload: { line_item_quantity: number } }) => payload.line_item_quantity,
      )
    expect(await actionsFor(phone(1), plan(1))).toEqual([])
    expect(await actionsFor()).toEqual([])
    expect(await actionsFor(phone(2), plan(1))).toEqual([])
  })

  it.each([
    ['a cart id', 'cart_id', ''],
    ['a session', 'user_session_id', 5],
    ['a currency', 'cart_currency', undefined],
    ['lines', 'line_items', undefined],
  ])('needs %s', async (_name, field, value) => {
    const { status, body } = await callSandbox().post('/orders', { ...report([phone(1)]), [field]: value })
    expect([status, body.error.error_code]).toEqual([400, 'invalid_request_parameters'])
    expect(body.error.validation_errors[0]).toMatch(new RegExp(`^${field}: `))
  })

  it.each([
    ['id', ''],
    ['quantity', 0],
    ['price_amount', -1],
    ['product_id', ''],
    ['product_title', undefined],
    ['product_brand', 5],
    ['custom_properties', 'x'],
    ['custom_properties', { product_reference: '' }],
  ])('needs lines with a right %s', async (field, value) => {
    const { status, body } = await callSandbox().post(
      '/orders',
      report([phone(1), { ...phone(1), id: 'b', [field]: value }]),
    )
    expect(status).toBe(400)
    expect(body.error.validation_errors).toHaveLength(1)
    expect(body.error.validation_errors[0]).toMatch(new RegExp(`^line_items\\[1\\]\\.${field}`))
  })

  it('has no two lines with one id', async () => {
    const { body } = await callSandbox().post('/orders', report([phone(1), phone(2)]))
    expect(body.error.validation_errors).toEqual(['line_items: Two lines have the same id'])
  })
})

describe('plan connections', () => {
  const path = (cart: string, session: string) => `/plan_connections?cart_id=${cart}&user_session_id=${session}`

  it('are those of the last report, for the session that made it', async () => {
    const { get, post } = callSandbox()
    await post('/orders', report([phone(2), plan(1)]))
    await post('/orders', report([phone(1), { ...plan(1), id: 'plan 2' }], { session: 'session-2' }))
    expect(await get(path('cart-1', 'session-2'))).toEqual({
      status: 200,
      body: { cart_id: 'cart-1', plan_connections: [{ product_line_item_id: 'phone', plan_line_item_id: 'plan 2' }] },
    })
    for (const [cart, session] of [
      ['cart-1', 'session-1'],
      ['cart-9', 'session-2'],
    ] as const) {
      expect(await get(path(cart, session))).toEqual({
        status: 404,
        body: { error: { error_code: 'not_found', validation_errors: [] } },
      })
    }
  })
})

describe('a checkout notification', () => {
  it('is answered with its content and kept, also for a cart that was not reported', async () => {
    const { post, sandbox, setTime } = callSandbox()
    expect(await post('/orders', { ...checkout, more: 1 })).toEqual({ status: 200, body: checkout })
    setTime('2026-03-01T13:00:00.000Z')
    await post('/orders', { ...checkout, order_id: 'ord-2' })
    expect(sandbox.inspect().checkouts).toEqual([
      { cartId: 'cart-1', userSessionId: 'session-1', orderId: 'ord-1', notifiedAt: '2026-03-01T12:00:00.000Z' },
      { cartId: 'cart-1', userSessionId: 'session-1', orderId: 'ord-2', notifiedAt: '2026-03-01T13:00:00.000Z' },
    ])
    sandbox.inspect().checkouts.pop()
    expect(sandbox.inspect().checkouts).toHaveLength(2)
  })
})
