import { describe, expect, it } from 'vitest'
import { callSandbox } from '../test/callSandbox.js'
import { address, customer, forPhone, order, phone, price } from '../test/offerSamples.js'

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

  it('are refused when offer, plan, time, country or channel do not fit', async () => {
    const { post, line, setTime, offer } = await placed()
    const errorOf = async (request: unknown) => {
      const { status, body } = await post('/managed_orders', request)
      return `${status} ${body.error?.error_code}: ${body.error?.validation_errors.join()}`
    }
    expect(await errorOf(order({ ...line, offer_id: 'off-unknown' }))).toBe(
      '400 offer_unknown: line_items[0].offer_id: No such offer.',
    )
    const good = { ...line, id: 'good' }
    expect(await errorOf(order(good, { ...line, plan_id: 'pl-unknown' }))).toBe(
      '400 plan_unknown: line_items[1]: The offer has no such plan.',
    )
    expect(await errorOf({ ...order(line), customer_billing_address: { ...address, country: 'us' } })).toBe(
      '400 location_unsupported: customer_billing_address.country: Not covered by the plans.',
    )
    expect(await errorOf({ ...order(line), sales_channel: 'post-purchase' })).toBe(
      '400 incorrect_saleschannel: sales_channel: No plan was offered through this channel.',
    )
    expect(await errorOf({ ...order(line), id: 'ord-1' })).toBe('409 order_id_reused: id: An order has this id.')
    expect(await errorOf(order({ ...line, protected_product: { ...phone, id: 'other' } }))).toBe(
      '400 product_unsupported: line_items[0]: The offer is for another product.',
    )
    expect(await errorOf(order(line, line))).toBe(
      '400 invalid_request_parameters: line_items: Two lines have the same id',
    )
    const inYen = (await post('/offers', { ...forPhone, product: { ...phone, price: price(98_000, 'jpy') } })).body
    const yenLine = { quantity: 2, offer_id: inYen.id, plan_id: inYen.plans[0].id }
    expect(await errorOf(order(good, yenLine))).toBe('400 currency_mixed: line_items[1]: An order has one currency.')
    setTime(new Date(offer.expired_at).toISOString())
    expect((await post('/managed_orders', order(line))).status).toBe(201)
    setTime(new Date(offer.expired_at + 1).toISOString())
    expect(await errorOf(order(line))).toBe('400 offer_expired: line_items[0]: The offer was no longer valid.')
    expect((await post('/managed_orders', { ...order(line), placed_at: offer.expired_at })).status).toBe(201)
  })

  it('are sold through the channel of one of their offers', async () => {
    const { post } = callSandbox()
    const lineIn = async (sales_channel: string) => {
      const offer = (await post('/offers', { ...forPhone, sales_channel })).body
      return { quantity: 2, offer_id: offer.id, plan_id: offer.plans[0].id }
    }
    const lines = [await lineIn('e-commerce'), await lineIn('post-purchase')]
    const statusOf = async (sales_channel: string) =>
      (await post('/managed_orders', { ...order(...lines), sales_channel })).status
    expect([await statusOf('e-commerce'), await statusOf('post-purchase'), await statusOf('offline')]).toEqual([
      201, 201, 400,
    ])
  })

  it('are kept as a product line and a plan line each, in the currency of the offer', async () => {
    const { post, sandbox } = callSandbox()
    const product = { ...phone, price: price(98_000, 'jpy') }
    const offer = (await post('/offers', { ...forPhone, product })).body
    const placed_at = Date.parse('2026-02-27T10:00:00.000Z')
    const { body } = await post('/managed_orders', {
      ...order({ quantity: 3, offer_id: offer.id, plan_id: offer.plans[1].id }),
      placed_at,
    })
    const [{ id }] = body.line_items
    expect([body.id, id]).toEqual([
      expect.stringMatching(/^ord-[0-9a-f-]{36}$/),
      expect.stringMatching(/^li-[0-9a-f-]{36}$/),
    ])
    expect(body.placed_at).toBe(placed_at)
    expect(sandbox.inspect().orders).toMatchObject([
      {
        orderId: body.id,
        source: 'managed',
        currency: 'jpy',
        country: 'de',
        placedAt: '2026-02-27T10:00:00.000Z',
        lineItems: [
          {
            id,
            kind: 'product',
            group: id,
            quantity: 3,
            productId: 'prd-phone',
            title: 'Phone',
            brand: 'Acme',
            priceAmount: 98_000,
          },
          {
            id: `${id}/plan`,
            kind: 'plan',
            group: id,
            quantity: 3,
            productId: 'pl-smartphones-2y',
            title: '2 Jahre Rundumschutz',
            brand: 'hakuna',
            priceAmount: 17_980,
          },
        ],
        covers: [{ productLineItemId: id, planLineItemId: `${id}/plan`, quantity: 3 }],
        history: [{ type: 'placed', receivedAt: '2026-03-01T12:00:00.000Z' }],
      },
    ])
  })

  it('are fulfilled, refunded and cancelled at the times that are given', async () => {
    const { post, get } = await placed()
    const at = (hours: number) => Date.parse('2026-03-01T12:00:00.000Z') + hours * 3_600_000
    const one = { line_item_id: 'line-1', quantity: 1 }
    const path = '/managed_orders/ord-1'
    await post(`${path}/fulfillments`, { fulfillment_items: [{ ...one, fulfilled_at: at(1) }] })
    await post(`${path}/fulfillments`, { fulfillment_items: [{ line_item_id: 'line-1', fulfilled_at: at(2) }] })
    expect(
      await post(`${path}/refunds`, { refund_items: [{ line_item_id: 'line-1', refunded_at: at(3) }] }),
    ).toMatchObject({
      status: 200,
      body: { status: 'placed', cancelled_at: null },
    })
    const { body } = await get(path)
    expect(body.fulfillments).toEqual([
      { ...one, fulfilled_at: at(1) },
      { ...one, fulfilled_at: at(2) },
    ])
    expect(body.refunds).toEqual([{ line_item_id: 'line-1', quantity: 2, refunded_at: at(3) }])
    const again = await post(`${path}/refunds`, { refund_items: [{ line_item_id: 'line-1', refunded_at: at(4) }] })
    expect(again.body.error).toEqual({
      error_code: 'quantity_exceeded',
      validation_errors: ['refund_items[0]: 1 asked for, 0 available.'],
    })
    const more = await post(`${path}/fulfillments`, { fulfillment_items: [{ line_item_id: 'line-9' }] })
    expect(more.body.error).toEqual({
      error_code: 'unknown_line_item',
      validation_errors: ['fulfillment_items[0]: The order has no such line.'],
    })
  })

  it('keep the reason of a cancellation only if it was accepted', async () => {
    const { post, get } = await placed()
    const path = '/managed_orders/ord-1'
    expect((await post(`${path}/cancel`)).body).toMatchObject({ status: 'cancelled', cancel_reason: null })
    expect((await post(`${path}/cancel`, { reason: 'late' })).body.error.validation_errors).toEqual([
      'id: The order is cancelled already.',
    ])
    expect((await get(path)).body.cancel_reason).toBeNull()
    expect((await post(`${path}/cancel`, { reason: 'x'.repeat(501) })).body.error.error_code).toBe(
      'invalid_request_parameters',
    )
  })

  it('are answered with 404 when they are unknown', async () => {
    const { get, post } = callSandbox()
    const unknown = {
      status: 404,
      body: { error: { error_code: 'not_found', validation_errors: ['order_id: No such order.'] } },
    }
    expect(await get('/managed_orders/ord-9')).toEqual(unknown)
    expect(await post('/managed_orders/ord-9/cancel')).toEqual(unknown)
    const fulfillment_items = [{ line_item_id: 'a' }]
    expect(await post('/managed_orders/ord-9/fulfillments', { fulfillment_items })).toEqual(unknown)
  })
})
