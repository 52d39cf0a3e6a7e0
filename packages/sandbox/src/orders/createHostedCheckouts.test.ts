import { describe, expect, it } from 'vitest'
import { type Line, callSandbox, event, placedAt } from '../test/callSandbox.js'
import { forPhone, order } from '../test/offerSamples.js'

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

  it('has the plan for the price and currency of the order, for each line', async () => {
    const { get, post } = callSandbox()
    const lookUp = (currency: string) =>
      get(
        `/plans?id=prd-x&category=headphones&title=&brand=&price_amount=1&price_currency=${currency}&user_session_id=s`,
      )
    await lookUp('jpy')
    const message = event.placed(
      'ord-1',
      [
        { ...other, id: 'a', product: 'prd-x', quantity: 3 },
        { ...other, id: 'b', product: 'prd-x' },
      ],
      {
        order_currency: 'jpy',
      },
    )
    await post('/events', message)
    const plans = (await get(path)).body.available_plans
    const inYen = { product_reference: 'prd-x', plan_price_amount: 16_780, plan_price_currency: 'jpy' }
    expect(plans).toEqual([
      { line_item_id: 'a', ...inYen },
      { line_item_id: 'b', ...inYen },
    ])
  })

  it('has no plan for units that are covered, returned or cancelled', async () => {
    const { get, post } = await place({ ...phone, quantity: 3 }, plan(1))
    const idsOf = async () =>
      (await get(path)).body.available_plans?.map((found: { line_item_id: string }) => found.line_item_id)
    await post('/events', event.linesCancelled('ord-1', { phone: 1 }, placedAt))
    expect(await idsOf()).toEqual(['phone'])
    await post('/events', event.fulfilled('ord-1', { phone: 2 }, placedAt))
    await post('/events', event.refunded('ord-1', { phone: 1 }, placedAt))
    expect(await idsOf()).toBeUndefined()
  })

  it('answers 404 when there is nothing to sell or no such order', async () => {
    const errorOf = async ({ get }: ReturnType<typeof callSandbox>) => {
      const { status, body } = await get(path)
      return `${status} ${body.error.error_code} ${body.error.validation_errors.join()}`
    }
    const nothing = '404 not_found order_id: No plan for this order.'
    expect(await errorOf(callSandbox())).toBe('404 not_found order_id: No such order.')
    expect(await errorOf(await place(phone, plan(2)))).toBe(nothing)
    const cancelled = await place(phone)
    await cancelled.post('/events', event.cancelled('ord-1', placedAt))
    expect(await errorOf(cancelled)).toBe(nothing)
    expect(cancelled.sandbox.inspect().hostedCheckouts).toEqual([])
  })

  it('knows orders of events only', async () => {
    const { get, post } = callSandbox()
    const offer = (await post('/offers', forPhone)).body
    const line = { quantity: 1, offer_id: offer.id, plan_id: offer.plans[0].id }
    expect((await post('/managed_orders', { id: 'ord-1', ...order(line) })).status).toBe(201)
    expect((await get(path)).status).toBe(404)
  })

  it('has another link for each order', async () => {
    const { get, post, sandbox } = await place(phone)
    await post('/events', event.placed('ord-2', [phone]))
    const first = (await get(path)).body.redirect_link
    const second = (await get(path.replace('ord-1', 'ord-2'))).body.redirect_link
    expect(second).not.toBe(first)
    expect(sandbox.inspect().hostedCheckouts).toEqual([
      { orderId: 'ord-1', redirectLink: first },
      { orderId: 'ord-2', redirectLink: second },
    ])
  })

  it.each([
    ['another kind of checkout', 'order_id=ord-1&checkout_type=fax', 'checkout_type'],
    ['no kind', 'order_id=ord-1', 'checkout_type'],
    ['no order', 'checkout_type=redirect', 'order_id'],
  ])('refuses %s', async (_name, query, field) => {
    const { status, body } = await (await place(phone)).get(`/checkouts?${query}`)
    expect(status).toBe(400)
    expect(body.error.validation_errors[0]).toMatch(new RegExp(`^${field}: `))
  })
})
