import { describe, expect, it } from 'vitest'
import { callSandbox } from '../test/callSandbox.js'
import { offerCategories } from './offerCategories.js'
import { forBand, forPhone, phone, price } from '../test/offerSamples.js'

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
    expect(await get('/offers/off-unknown')).toEqual({
      status: 404,
      body: { error: { error_code: 'not_found', validation_errors: [] } },
    })
  })

  it('are made for a price band of a category', async () => {
    const { body } = await callSandbox().post('/offers', { ...forBand, country: 'at', sales_channel: 'post-purchase' })
    expect(body).toMatchObject({ country: 'at', sales_channel: 'post-purchase', product: null })
    expect(body.products_collection).toEqual(forBand.products_collection)
    expect(body.plans).toHaveLength(3)
  })

  it.each([
    ['a country that is not served', { ...forPhone, country: 'us' }, 'country_unsupported: country: Not served.'],
    [
      'a channel that is not agreed',
      { ...forPhone, sales_channel: 'post-purchase' },
      'saleschannel_unsupported: sales_channel: Not agreed with this merchant.',
    ],
    [
      'an unknown category',
      { ...forPhone, product: { ...phone, category: 999 } },
      'product_unsupported: product: No plan for this category and price.',
    ],
    [
      'a price outside the range',
      { ...forPhone, product: { ...phone, price: price(1) } },
      'product_unsupported: product: No plan for this category and price.',
    ],
    [
      'a currency without plans',
      { ...forPhone, product: { ...phone, price: price(59900, 'usd') } },
      'product_unsupported: product: No plan for this category and price.',
    ],
    [
      'a band beyond the range',
      { ...forBand, products_collection: { ...forBand.products_collection, price_min: price(1) } },
      'product_unsupported: products_collection: No plan for this category and price.',
    ],
    [
      'a band that ends beyond the range',
      { ...forBand, products_collection: { ...forBand.products_collection, price_max: price(800000) } },
      'product_unsupported: products_collection: No plan for this category and price.',
    ],
    [
      'a band in two currencies',
      { ...forBand, products_collection: { ...forBand.products_collection, price_min: price(50000, 'jpy') } },
      'invalid_request_parameters: products_collection: price_min must not exceed price_max and must have its currency',
    ],
    [
      'a band whose minimum is above its maximum',
      { ...forBand, products_collection: { ...forBand.products_collection, price_min: price(200000) } },
      'invalid_request_parameters: products_collection: price_min must not exceed price_max and must have its currency',
    ],
    [
      'a category as text',
      { ...forPhone, product: { ...phone, category: 'smartphones' } },
      'invalid_request_parameters: product.category: Invalid input: expected number, received string',
    ],
    [
      'half a cent',
      { ...forPhone, product: { ...phone, price: price(0.5) } },
      'invalid_request_parameters: product.price.amount: Invalid input: expected int, received number',
    ],
    [
      'a product offer without product',
      { type: 'protection_product' },
      'invalid_request_parameters: product: Invalid input: expected object, received undefined',
    ],
  ])('are refused for %s', async (_name, request, error) => {
    const { status, body } = await callSandbox({ terms: { salesChannels: ['e-commerce'] } }).post('/offers', request)
    expect(`${status} ${body.error.error_code}: ${body.error.validation_errors.join()}`).toBe(`400 ${error}`)
  })

  it('have another price with the fault priceDrift', async () => {
    const plain = await callSandbox().post('/offers', forPhone)
    const drifted = await callSandbox({ faults: [{ priceDrift: 100 }] }).post('/offers', forPhone)
    expect(drifted.body.plans[0].price.amount).toBe(plain.body.plans[0].price.amount + 100)
  })

  it('never have a price below 0 with the fault priceDrift', async () => {
    const { body } = await callSandbox({ faults: [{ priceDrift: -6_699 }] }).post('/offers', forPhone)
    expect(body.plans.map((plan: { price: unknown }) => plan.price)).toEqual([price(0), price(4_500)])
  })

  it('are for Germany and online sales where the request does not say', async () => {
    const { country: _country, sales_channel: _channel, ...request } = { country: '', sales_channel: '', ...forPhone }
    expect((await callSandbox().post('/offers', request)).body).toMatchObject({
      country: 'de',
      sales_channel: 'e-commerce',
    })
    expect((await callSandbox().post('/offers', { ...request, sales_channel: 'offline' })).status).toBe(400)
    expect((await callSandbox().post('/offers', { ...request, country: 'DE' })).status).toBe(400)
  })

  it.each(Object.entries(offerCategories))('know the category %s as %s', async (category, name) => {
    const product = { ...phone, category: Number(category), price: price(198_000, 'kwd') }
    const { body } = await callSandbox().post('/offers', { ...forPhone, product })
    expect(body.plans[0].sku).toMatch(new RegExp(`^pl-${name}(-\\dy)?$`))
    expect(body.plans[0].price.currency).toBe('kwd')
  })

  it('know these categories', () => {
    expect(offerCategories).toEqual({
      101: 'smartphones',
      102: 'tablets',
      103: 'notebooks',
      104: 'cameras',
      105: 'headphones',
      106: 'smartwatches',
      201: 'bikes',
      301: 'washing_machines',
      302: 'coffee_machines',
      303: 'televisions',
    })
  })

  it('of a price band have the plans of its most expensive product', async () => {
    const band = (from: number, to: number) => ({
      ...forBand,
      products_collection: { category: 103, price_min: price(from, 'jpy'), price_max: price(to, 'jpy') },
    })
    const pricesOf = async (request: unknown) =>
      (await callSandbox().post('/offers', request)).body.plans.map(
        (plan: { price: { amount: number } }) => plan.price.amount,
      )
    expect(await pricesOf(band(20_000, 98_000))).toEqual([8_380, 14_380, 19_180])
    expect(await pricesOf(band(98_000, 98_000))).toEqual([8_380, 14_380, 19_180])
  })

  it('have what the catalogue has of each plan, and nothing more', async () => {
    const plain = {
      merchantProductId: 'pl-1',
      price: 5,
      title: { en: 'Plan' },
      insuranceDetailsUrl: 'https://example.com/',
    }
    const calls = callSandbox({ catalogue: [{ currency: 'eur', brand: 'acme', plans: [plain] }] })
    const { body } = await calls.post('/offers', forPhone)
    expect(body.marketing_content).toEqual({
      hakuna_title: { en: 'Plan' },
      benefit_bullets: [],
      insurance_details_url: 'https://example.com/',
    })
    expect(body.plans).toEqual([{ id: expect.any(String), sku: 'pl-1', title: { en: 'Plan' }, price: price(5) }])
    const other = { ...forPhone, product: { ...phone, brand: 'Other' } }
    expect((await calls.post('/offers', other)).body.error.error_code).toBe('product_unsupported')
    const none = callSandbox({ catalogue: [{ currency: 'eur', plans: [] }] })
    expect((await none.post('/offers', forPhone)).body.error.error_code).toBe('product_unsupported')
    expect(calls.sandbox.inspect().offers).toEqual([body])
  })
})
