import { describe, expect, it } from 'vitest'
import { callSandbox } from '../test/callSandbox.js'
import { address, customer, forBand, forPhone, order, phone, price } from '../test/offerSamples.js'

describe('managed orders', () => {
  /** An order of two phones with a plan each, from a fresh offer. */
  async function placed() {
    const calls = callSandbox()
    const offer = (await calls.post('/offers', forPhone)).body
    const line = { id: 'line-1', quantity: 2, offer_id: offer.id, plan_id: offer.plans[0].id }
    const answer = await calls.post('/managed_orders', { id: 'ord-1', ...order(line) })
    return { ...calls, offer, line, answer }
  }

  it('are placed, read, fulfilled and refunded, and make contracts', async () => {
    const { get, post, answer, line, sandbox, setTime } = await placed()
    expect(answer).toEqual({
      status: 201,
      body: {
        id: 'ord-1',
        payment_handler: 'merchant',
        placed_at: Date.parse('2026-03-01T12:00:00.000Z'),
        customer,
        customer_billing_address: address,
        line_items: [{ ...line, protected_product: phone }],
        status: 'placed',
        cancelled_at: null,
        cancel_reason: null,
        fulfillments: [],
        refunds: [],
      },
    })
    expect(sandbox.inspect().contracts).toEqual([])
    const fulfilled = await post('/managed_orders/ord-1/fulfillments', {
      fulfillment_items: [{ line_item_id: 'line-1' }],
    })
    expect(fulfilled.body.fulfillments).toEqual([
      { line_item_id: 'line-1', quantity: 2, fulfilled_at: Date.parse('2026-03-01T12:00:00.000Z') },
    ])
    setTime('2026-03-15T12:00:00.000Z')
    await post('/managed_orders/ord-1/refunds', { refund_items: [{ line_item_id: 'line-1', quantity: 1 }] })
    expect(sandbox.inspect().contracts).toMatchObject([
      { source: 'managed', quantity: 1, history: [{ quantity: 2 }, { quantity: 1, at: '2026-03-15T12:00:00.000Z' }] },
    ])
    setTime('2026-03-15T12:00:00.001Z')
    const late = await post('/managed_orders/ord-1/refunds', {
      refund_items: [{ line_item_id: 'line-1', quantity: 1 }],
    })
    expect(late).toMatchObject({ status: 400, body: { error: { error_code: 'refund_window_closed' } } })
    expect((await get('/managed_orders/ord-1')).body.refunds).toHaveLength(1)
  })

  it('are cancelled as a whole, before anything was fulfilled', async () => {
    const { post } = await placed()
    const { status, body } = await post('/managed_orders/ord-1/cancel', { reason: 'customer' })
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { status: 'cancelled', cancel_reason: 'customer', cancelled_at: Date.parse('2026-03-01T12:00:00.000Z') },
    })
    expect((await post('/managed_orders/ord-1/cancel')).body.error.error_code).toBe('cancel_decline')

    const shipped = await placed()
    await shipped.post('/managed_orders/ord-1/fulfillments', {
      fulfillment_items: [{ line_item_id: 'line-1', quantity: 1 }],
    })
    expect((await shipped.post('/managed_orders/ord-1/cancel')).body.error.error_code).toBe('cancel_decline')
  })

  it('are served under /orders too', async () => {
    const { get, post, line } = await placed()
    const { status, body } = await post('/orders', order({ ...line, id: undefined }))
    expect(status).toBe(201)
    expect(body.id).toMatch(/^ord-/)
    expect(await get(`/orders/${body.id}`)).toEqual({ status: 200, body })
    expect((await post(`/orders/${body.id}/cancel`)).body.status).toBe('cancelled')
  })

  it('need a product inside the price band when the offer is for a band', async () => {
    const { post } = callSandbox()
    const offer = (await post('/offers', forBand)).body
    const line = { quantity: 1, offer_id: offer.id, plan_id: offer.plans[0].id }
    const place = async (protected_product?: unknown) =>
      (await post('/managed_orders', order({ ...line, ...(protected_product ? { protected_product } : {}) }))).body
    expect((await place()).error.validation_errors[0]).toMatch(/^line_items\[0\]\.protected_product: /)
    const notebook = { ...phone, category: 103 }
    expect((await place({ ...notebook, price: price(150001) })).error.error_code).toBe('product_unsupported')
    expect((await place({ ...notebook, price: price(150000) })).status).toBe('placed')
  })

  it('are refused when offer, plan, time, country or channel do not fit', async () => {
    const { post, line, setTime, offer } = await placed()
    const codeOf = async (request: unknown) => {
      const { status, body } = await post('/managed_orders', request)
      return `${status} ${body.error.error_code}`
    }
    expect(await codeOf(order({ ...line, offer_id: 'off-unknown' }))).toBe('400 offer_unknown')
    expect(await codeOf(order({ ...line, plan_id: 'pl-unknown' }))).toBe('400 plan_unknown')
    expect(await codeOf({ ...order(line), customer_billing_address: { ...address, country: 'us' } })).toBe(
      '400 location_unsupported',
    )
    expect(await codeOf({ ...order(line), sales_channel: 'post-purchase' })).toBe('400 incorrect_saleschannel')
    expect(await codeOf({ ...order(line), id: 'ord-1' })).toBe('409 order_id_reused')
    expect(await codeOf(order({ ...line, protected_product: { ...phone, id: 'other' } }))).toBe(
      '400 product_unsupported',
    )
    setTime(new Date(offer.expired_at + 1).toISOString())
    expect(await codeOf(order(line))).toBe('400 offer_expired')
  })

  it('are answered with 404 when they are unknown', async () => {
    const { get, post } = callSandbox()
    expect((await get('/managed_orders/ord-9')).status).toBe(404)
    expect((await post('/managed_orders/ord-9/cancel')).status).toBe(404)
  })
})
