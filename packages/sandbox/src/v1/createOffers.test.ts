import { describe, expect, it } from 'vitest'
import { callSandbox } from '../test/callSandbox.js'

const price = (amount: number, currency = 'eur') => ({ amount, currency })
const phone = { id: 'prd-phone', category: 101, title: 'Phone', brand: 'Acme', sku: 'sku-1', price: price(59900) }
const forPhone = { type: 'protection_product', product: phone }
const forBand = {
  type: 'protection_products_collection',
  products_collection: { category: 103, price_min: price(50000), price_max: price(150000) },
}
const address = { address_line_1: '', address_line_2: '', city: '', country: 'de', zip: '' }
const customer = { first_name: 'Max', last_name: 'Mustermann', email: 'max.mustermann@example.com' }
const order = (...line_items: Record<string, unknown>[]) => ({
  customer,
  customer_billing_address: address,
  line_items,
})

describe('offers', () => {
  it('are made for a product, last 30 days and can be read again', async () => {
    const { get, post } = callSandbox()
    const { status, body } = await post('/offers', forPhone)
    expect(status).toBe(201)
    expect(body).toEqual({
      id: expect.stringMatching(/^off-[0-9a-f-]{36}$/),
      type: 'protection_product',
      country: 'de',
      sales_channel: 'e-commerce',
      created_at: Date.parse('2026-03-01T12:00:00.000Z'),
      expired_at: Date.parse('2026-03-31T12:00:00.000Z'),
      product: phone,
      products_collection: null,
      marketing_content: {
        hakuna_title: expect.objectContaining({ de: '1 Jahr Rundumschutz' }),
        benefit_bullets: expect.arrayContaining([expect.objectContaining({ en: 'Repair or replacement' })]),
        insurance_details_url: 'https://hellohakuna.com/plan-details',
      },
      plans: [12, 24].map((term_length) => ({
        id: expect.stringMatching(/^pl-[0-9a-f-]{36}$/),
        sku: expect.stringMatching(/^pl-smartphones-/),
        title: expect.objectContaining({ de: expect.any(String), en: expect.any(String) }),
        price: price(expect.any(Number) as number),
        term_length,
      })),
    })
    expect(await get(`/offers/${body.id}`)).toEqual({ status: 200, body })
    expect((await get('/offers/off-unknown')).status).toBe(404)
  })

  it('are made for a price band of a category', async () => {
    const { body } = await callSandbox().post('/offers', { ...forBand, country: 'at', sales_channel: 'post-purchase' })
    expect(body).toMatchObject({ country: 'at', sales_channel: 'post-purchase', product: null })
    expect(body.products_collection).toEqual(forBand.products_collection)
    expect(body.plans).toHaveLength(3)
  })

  it.each([
    ['a country that is not served', { ...forPhone, country: 'us' }, 'country_unsupported'],
    ['a channel that is not agreed', { ...forPhone, sales_channel: 'post-purchase' }, 'saleschannel_unsupported'],
    ['an unknown category', { ...forPhone, product: { ...phone, category: 999 } }, 'product_unsupported'],
    ['a price outside the range', { ...forPhone, product: { ...phone, price: price(1) } }, 'product_unsupported'],
    [
      'a currency without plans',
      { ...forPhone, product: { ...phone, price: price(59900, 'usd') } },
      'product_unsupported',
    ],
    [
      'a band beyond the range',
      { ...forBand, products_collection: { ...forBand.products_collection, price_min: price(1) } },
      'product_unsupported',
    ],
    [
      'a band upside down',
      { ...forBand, products_collection: { ...forBand.products_collection, price_min: price(200000) } },
      'invalid_request_parameters',
    ],
    [
      'a category as text',
      { ...forPhone, product: { ...phone, category: 'smartphones' } },
      'invalid_request_parameters',
    ],
    ['half a cent', { ...forPhone, product: { ...phone, price: price(0.5) } }, 'invalid_request_parameters'],
    ['a product offer without product', { type: 'protection_product' }, 'invalid_request_parameters'],
  ])('are refused for %s', async (_name, request, code) => {
    const { status, body } = await callSandbox({ terms: { salesChannels: ['e-commerce'] } }).post('/offers', request)
    expect({ status, code: body.error.error_code }).toEqual({ status: 400, code })
  })

  it('drift in price by fault', async () => {
    const plain = await callSandbox().post('/offers', forPhone)
    const drifted = await callSandbox({ faults: [{ priceDrift: 100 }] }).post('/offers', forPhone)
    expect(drifted.body.plans[0].price.amount).toBe(plain.body.plans[0].price.amount + 100)
  })
})

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

  it('need the product where the offer is for a band, and inside that band', async () => {
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

  it('are refused where offer, plan, time, country or channel do not fit', async () => {
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

  it('answer 404 for an unknown order', async () => {
    const { get, post } = callSandbox()
    expect((await get('/managed_orders/ord-9')).status).toBe(404)
    expect((await post('/managed_orders/ord-9/cancel')).status).toBe(404)
  })
})

describe('offers in the order feed', () => {
  it('bind the order to plan, product, price and validity once they are known', async () => {
    const { get, post } = callSandbox({ terms: { requireKnownOffers: true } })
    const offer = (await post('/offers', forPhone)).body
    const plan = offer.plans[0]
    const sold = (change: Record<string, unknown> = {}, planPrice = plan.price, productId = phone.id) => ({
      id: `ord-${crypto.randomUUID()}`,
      status: 'placed',
      placed_at: Math.floor(offer.created_at / 1000),
      cancelled_at: null,
      customer: { ...customer, phone: '' },
      customer_billing_address: address,
      line_items: [
        {
          id: 'phone',
          quantity: 1,
          product_data: { id: productId, price: phone.price, brand: 'Acme', title: 'Phone' },
          custom_properties: { protection_line_item_id: 'plan' },
          fulfillments: [],
          refunds: [],
        },
        {
          id: 'plan',
          quantity: 1,
          product_data: { id: plan.sku, price: planPrice, brand: 'hakuna', title: 'Plan' },
          custom_properties: { offer_id: offer.id, plan_id: plan.id, ...change },
          fulfillments: [],
          refunds: [],
        },
      ],
    })
    const orders = [
      sold(),
      sold({ offer_id: 'off-unknown' }),
      sold({ plan_id: 'pl-unknown' }),
      sold({}, price(1)),
      sold({}, plan.price, 'prd-other'),
      { ...sold(), placed_at: Math.floor(offer.expired_at / 1000) + 1 },
    ]
    const { request_id } = (await post('/feeds/order', orders)).body
    await get(`/feeds/order/${request_id}`)
    const { statuses } = (await get(`/feeds/order/${request_id}`)).body
    expect(statuses.map(({ errors }: { errors: string[] }) => errors[0]?.replace(/:.*/, '') ?? 'ok')).toEqual([
      'ok',
      'offer_unknown',
      'plan_unknown',
      'plan_price_differs',
      'product_unsupported',
      'offer_expired',
    ])
  })
})
