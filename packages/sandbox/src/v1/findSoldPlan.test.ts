import { describe, expect, it } from 'vitest'
import { callSandbox } from '../test/callSandbox.js'
import { address, customer, forBand, forPhone, order, phone, price } from '../test/offerSamples.js'

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
      sold({}, price(plan.price.amount + 1)),
      sold({}, price(plan.price.amount - 1)),
      sold({}, plan.price, 'prd-other'),
      { ...sold(), placed_at: Math.floor(offer.expired_at / 1000) + 1 },
      { ...sold(), placed_at: Math.floor(offer.expired_at / 1000) },
    ]
    const { request_id } = (await post('/feeds/order', orders)).body
    await get(`/feeds/order/${request_id}`)
    const { statuses } = (await get(`/feeds/order/${request_id}`)).body
    expect(statuses.map(({ errors }: { errors: string[] }) => errors.join() || 'ok')).toEqual([
      'ok',
      'offer_unknown: line_items[1]: No such offer.',
      'plan_unknown: line_items[1]: The offer has no such plan.',
      'plan_price_differs: line_items[1]: The price is not the one that was offered.',
      'plan_price_differs: line_items[1]: The price is not the one that was offered.',
      'plan_price_differs: line_items[1]: The price is not the one that was offered.',
      'product_unsupported: line_items[1]: The offer is for another product.',
      'offer_expired: line_items[1]: The offer was no longer valid.',
      'ok',
    ])
  })

  it('may be unknown unless the terms say otherwise', async () => {
    const { get, post } = callSandbox()
    const line = { quantity: 2, fulfillments: [], refunds: [] }
    const data = { price: price(1), title: '' }
    const snapshot = {
      id: 'ord-1',
      status: 'placed',
      placed_at: 1_772_323_200,
      cancelled_at: null,
      customer: { ...customer, phone: '' },
      customer_billing_address: address,
      line_items: [
        {
          ...line,
          id: 'phone',
          product_data: { ...data, id: 'p', brand: 'Acme' },
          custom_properties: { protection_line_item_id: 'plan' },
        },
        {
          ...line,
          id: 'plan',
          product_data: { ...data, id: 'pl', brand: 'hakuna' },
          custom_properties: { offer_id: 'off-old', plan_id: 'pl-old' },
        },
      ],
    }
    const { request_id } = (await post('/feeds/order', [snapshot])).body
    await get(`/feeds/order/${request_id}`)
    expect((await get(`/feeds/order/${request_id}`)).body.failed_orders).toEqual([])
  })
})

describe('managed orders', () => {
  it('need a product inside the price band when the offer is for a band', async () => {
    const { post } = callSandbox()
    const offer = (await post('/offers', forBand)).body
    const line = { quantity: 2, offer_id: offer.id, plan_id: offer.plans[0].id }
    const place = async (protected_product?: unknown) => {
      const request = order({ ...line, ...(protected_product ? { protected_product } : {}) })
      const { status, body } = await post('/managed_orders', request)
      return status === 201 ? 'ok' : `${status} ${body.error.error_code}: ${body.error.validation_errors.join()}`
    }
    expect(await place()).toBe(
      '400 invalid_request_parameters: line_items[0].protected_product: Required for offers for a collection.',
    )
    const notebook = { ...phone, category: 103 }
    const another = '400 product_unsupported: line_items[0]: The offer is for another product.'
    expect(await place({ ...notebook, price: price(150_001) })).toBe(another)
    expect(await place({ ...notebook, price: price(49_999) })).toBe(another)
    expect(await place({ ...notebook, price: price(100_000, 'jpy') })).toBe(another)
    expect(await place({ ...notebook, price: price(150_000) })).toBe('ok')
    expect(await place({ ...notebook, price: price(50_000) })).toBe('ok')
  })
})
