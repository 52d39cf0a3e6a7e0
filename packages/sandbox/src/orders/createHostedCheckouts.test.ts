import { describe, expect, it } from 'vitest'
import { type Line, callSandbox, event, placedAt } from '../test/callSandbox.js'

const path = '/checkouts?order_id=ord-1&checkout_type=redirect'
const phone: Line = { id: 'phone', quantity: 2, product: 'prd-iphone14' }
const plan = (quantity: number): Line => ({ id: 'plan', quantity, product: 'prd-iphone14', plan: true })
const other: Line = { id: 'other', quantity: 1, product: 'prd-other' }

async function place(...lines: Line[]) {
  const calls = callSandbox()
  await calls.post('/events', event.placed('ord-1', lines))
  return calls
}

describe('hosted checkout', () => {
  it('has plans for the lines that are still unprotected, with one link per order', async () => {
    const { get, sandbox } = await place(phone, plan(1), other)
    const { status, body } = await get(path)
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        order_id: 'ord-1',
        redirect_link: expect.stringMatching(/^https:\/\/checkout\.hellohakuna\.com\/[0-9a-f-]{36}$/),
        available_plans: [
          {
            line_item_id: 'phone',
            product_reference: 'prd-iphone14',
            plan_price_amount: 1200,
            plan_price_currency: 'eur',
          },
        ],
      },
    })
    expect((await get(path)).body.redirect_link).toBe(body.redirect_link)
    expect(sandbox.inspect().hostedCheckouts).toEqual([{ orderId: 'ord-1', redirectLink: body.redirect_link }])
  })

  it('knows the category of products that were looked up', async () => {
    const { get } = await place(other)
    expect((await get(path)).status).toBe(404)
    await get('/plans?id=prd-other&category=bikes&title=&brand=&price_amount=1&price_currency=eur&user_session_id=s')
    expect((await get(path)).body.available_plans).toMatchObject([{ line_item_id: 'other' }])
  })

  it('answers 404 when there is nothing to sell or no such order', async () => {
    expect((await callSandbox().get(path)).status).toBe(404)
    expect((await (await place(phone, plan(2))).get(path)).status).toBe(404)
    const cancelled = await place(phone)
    await cancelled.post('/events', event.cancelled('ord-1', placedAt))
    expect((await cancelled.get(path)).status).toBe(404)
  })

  it('refuses another kind of checkout', async () => {
    const { status } = await (await place(phone)).get('/checkouts?order_id=ord-1&checkout_type=fax')
    expect(status).toBe(400)
  })
})
