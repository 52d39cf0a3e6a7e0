import { describe, expect, it } from 'vitest'
import { connectPlans } from './connectPlans.js'
import { callSandbox } from '../test/callSandbox.js'

const path = (session: string, cart = 'cart-1') => `/plan_connections?cart_id=${cart}&user_session_id=${session}`
const line = { quantity: 1, price_amount: 1, product_title: '' }
const cart = {
  cart_id: 'cart-1',
  user_session_id: 'session-1',
  cart_currency: 'eur',
  line_items: [
    { ...line, id: 'phone', product_id: 'p' },
    { ...line, id: 'case', product_id: 'c' },
    { ...line, id: 'plan', product_id: 'pl', custom_properties: { product_reference: 'p' } },
  ],
}

describe('plan connections', () => {
  it('are those of the cart as last reported', async () => {
    const { get, post } = callSandbox()
    await post('/orders', cart)
    expect(await get(path('session-1'))).toEqual({
      status: 200,
      body: {
        cart_id: 'cart-1',
        plan_connections: [{ product_line_item_id: 'phone', plan_line_item_id: 'plan' }],
      },
    })
    await post('/orders', { ...cart, line_items: [] })
    expect((await get(path('session-1'))).body.plan_connections).toEqual([])
  })

  it('are answered only to the session that reported the cart', async () => {
    const { get, post } = callSandbox()
    await post('/orders', cart)
    expect((await get(path('session-2'))).status).toBe(404)
    expect((await get(path('session-1', 'cart-2'))).status).toBe(404)
    expect((await get('/plan_connections?cart_id=cart-1')).status).toBe(400)
  })

  it('follow the quantities when one product is on several lines', () => {
    const product = (id: string, quantity: number) => ({ id, quantity, productId: 'p', productReference: undefined })
    const plan = (id: string, quantity: number) => ({ id, quantity, productId: 'pl', productReference: 'p' })
    expect(connectPlans([product('a', 1), product('b', 2), plan('x', 2), plan('y', 2)])).toEqual([
      { productLineItemId: 'a', planLineItemId: 'x', quantity: 1 },
      { productLineItemId: 'b', planLineItemId: 'x', quantity: 1 },
      { productLineItemId: 'b', planLineItemId: 'y', quantity: 1 },
    ])
  })

  it('are only of a plan and the product that it names, in the order of the lines', () => {
    const line = (id: string, quantity: number, productId: string, productReference?: string) => ({
      id,
      quantity,
      productId,
      productReference,
    })
    const lines = [
      line('y', 1, 'pl', 'q'),
      line('a', 3, 'p'),
      line('x', 2, 'pl', 'p'),
      line('b', 2, 'q'),
      // A plan whose item has the id of a product is still no product.
      line('odd', 1, 'p', 'q'),
      line('alone', 1, 'pl', 'gone'),
    ]
    expect(connectPlans(lines)).toEqual([
      { productLineItemId: 'b', planLineItemId: 'y', quantity: 1 },
      { productLineItemId: 'a', planLineItemId: 'x', quantity: 2 },
      { productLineItemId: 'b', planLineItemId: 'odd', quantity: 1 },
    ])
    expect(lines.map(({ quantity }) => quantity)).toEqual([1, 3, 2, 2, 1, 1])
  })
})
