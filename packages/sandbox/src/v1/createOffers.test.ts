import { describe, expect, it } from 'vitest'
import { callSandbox } from '../test/callSandbox.js'
import { address, customer, forBand, forPhone, phone, price } from '../test/offerSamples.js'

describe('offers', () => {
  it('are made for a product, are valid for 30 days and can be read again', async () => {
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
      'a band whose minimum is above its maximum',
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

  it('have another price with the fault priceDrift', async () => {
    const plain = await callSandbox().post('/offers', forPhone)
    const drifted = await callSandbox({ faults: [{ priceDrift: 100 }] }).post('/offers', forPhone)
    expect(drifted.body.plans[0].price.amount).toBe(plain.body.plans[0].price.amount + 100)
  })
})

describe('offers in the order feed', () => {
  it('must match the order in plan, product, price and validity', async () => {
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
