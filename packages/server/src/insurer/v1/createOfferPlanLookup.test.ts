import { toPlanLineItem, type LineItem, type Product } from '@hakuna-kit/core'
import { describe, expect, it } from 'vitest'
import { placeOrder } from '../../orders/placeOrder.js'
import { toOrderSnapshot } from '../../orders/wire/orderSnapshotCodec.js'
import { newOrder } from '@hakuna-kit/test/orders'
import { createOrderInsurer, insurerRefusal } from '../../test/orders/createOrderInsurer.js'
import { createOfferPlanLookup } from './createOfferPlanLookup.js'
import type { Offer } from './Offer.js'

const phone: Product = {
  id: 'prd-iphone14',
  category: '101',
  title: 'iPhone 14',
  brand: 'Apple',
  price: { amount: 112_900, currency: 'eur' },
}

function createLookup(faults = {}) {
  const clock = { now: new Date('2026-01-01T00:00:00.000Z') }
  const { client, sandbox } = createOrderInsurer({ now: () => clock.now, ...faults })
  const lookUpPlans = createOfferPlanLookup({ ...client, now: () => clock.now })
  const look = (product: Product) => lookUpPlans({ product, userSessionId: 'session-1' })
  return { look, sandbox, client, clock }
}

describe('createOfferPlanLookup', () => {
  it('puts offer and plan into the plan id, where the order feed finds them', async () => {
    const { look, sandbox, client } = createLookup({ terms: { requireKnownOffers: true } })
    const [plan] = await look(phone)
    const { id: offerId, plans } = sandbox.inspect().offers[0]!
    const lines: LineItem[] = [
      { id: 'l1', quantity: 1, productId: phone.id, title: phone.title, brand: phone.brand, unitPrice: phone.price },
      { id: 'l2', ...toPlanLineItem(plan!, { quantity: 1, locale: 'de' }) },
    ]
    const { order } = placeOrder(newOrder(lines, { placedAt: '2026-01-02T00:00:00Z' }))
    const snapshot = toOrderSnapshot(order)
    expect(snapshot.line_items.map((line) => line.custom_properties)).toEqual([
      { protection_line_item_id: 'l2' },
      { offer_id: offerId, plan_id: plans[0]!.id },
    ])
    const [request] = await client.submitOrderFeed({ orders: [snapshot] })
    const status = await client.waitUntilDone({ feedRequestId: request!.requestId, wait: () => Promise.resolve() })
    expect(status.successfulOrderIds).toEqual(['ord-1'])
  })

  it('answers plans as any lookup does', async () => {
    const { look } = createLookup()
    expect(await look(phone)).toEqual([
      {
        id: expect.stringMatching(/^off-.+\/pl-.+$/) as string,
        merchantProductId: 'pl-prd-hakuna',
        productReference: 'prd-iphone14',
        price: { amount: 1_200, currency: 'eur' },
        title: { de: '1 Jahr Garantieerweiterung' },
        insuranceDetailsUrl: 'https://hellohakuna.com/plan-details',
      },
    ])
  })

  it('makes one offer for all shoppers, and another for another price', async () => {
    const { look, sandbox } = createLookup()
    const [[first], [second]] = await Promise.all([look(phone), look(phone)])
    expect(first).toEqual(second)
    expect(sandbox.inspect().offers).toHaveLength(1)
    await look({ ...phone, price: { amount: 99_900, currency: 'eur' } })
    expect(sandbox.inspect().offers).toHaveLength(2)
  })

  it('replaces an offer a day before it expires', async () => {
    const { look, sandbox, clock } = createLookup()
    const [early] = await look(phone)
    clock.now = new Date('2026-01-29T23:59:59.000Z')
    expect((await look(phone))[0]).toEqual(early)
    clock.now = new Date('2026-01-30T00:00:00.000Z')
    expect((await look(phone))[0]?.id).not.toBe(early?.id)
    expect(sandbox.inspect().offers).toHaveLength(2)
  })

  it('shows no offer that expires too soon', async () => {
    const { look } = createLookup({ terms: { offerDays: 1 } })
    expect(await look(phone)).toEqual([])
  })

  it('answers no plans for what the insurer does not insure, and asks again the next time', async () => {
    const { look, sandbox } = createLookup()
    const other = { ...phone, id: 'other', category: '999' }
    expect([await look(other), await look(other)]).toEqual([[], []])
    expect(sandbox.inspect().messages).toHaveLength(2)
    expect(await look({ ...phone, category: undefined })).toEqual([])
    expect(sandbox.inspect().messages).toHaveLength(2)
  })

  it('passes failures on and does not keep them', async () => {
    const { look } = createLookup({ faults: [{ path: '/offers', status: 503, times: 1 }] })
    expect(await insurerRefusal(look(phone))).toMatchObject({ kind: 'unavailable' })
    expect(await look(phone)).toHaveLength(1)
  })

  it('shows an offer that lives a millisecond longer than a day, and none that lives a day', async () => {
    const { look, clock, sandbox } = createLookup({ terms: { offerDays: 2 } })
    await look(phone)
    clock.now = new Date('2026-01-01T23:59:59.999Z')
    expect(await look(phone)).toHaveLength(1)
    expect(sandbox.inspect().offers).toHaveLength(1)
    clock.now = new Date('2026-01-02T00:00:00.000Z')
    expect(await look(phone)).toHaveLength(1)
    expect(sandbox.inspect().offers).toHaveLength(2)
  })

  it("takes the shop's own category, item, country, channel and shortest life of an offer", async () => {
    const { client, sandbox, clock } = createLookup()
    const asked: unknown[] = []
    const lookUpPlans = createOfferPlanLookup({
      ...client,
      category: ({ id }) => (id === 'prd-iphone14' ? 101 : undefined),
      merchantProductId: (plan, product) => `${product.id} ${asked.push(plan)}`,
      country: 'at',
      salesChannel: 'post-purchase',
      minimumLifeMs: 31 * 86_400_000,
      now: () => clock.now,
    })
    expect(await lookUpPlans({ product: { ...phone, category: 'phones' }, userSessionId: 's' })).toEqual([])
    expect(await lookUpPlans({ product: { ...phone, id: 'other' }, userSessionId: 's' })).toEqual([])
    expect(sandbox.inspect().messages).toMatchObject([
      { body: { country: 'at', sales_channel: 'post-purchase', product: { category: 101 } } },
    ])
    const living = createOfferPlanLookup({
      ...client,
      now: () => clock.now,
      merchantProductId: (_, { id }) => `of ${id}`,
    })
    expect(await living({ product: phone, userSessionId: 's' })).toMatchObject([
      { merchantProductId: 'of prd-iphone14' },
    ])
  })

  it.each([
    ['0', 1],
    ['999999999', 1],
    ['1000000000', 0],
    ['101a', 0],
    ['a101', 0],
    ['', 0],
    [undefined, 0],
  ])('asks for a product of the category %s: %i', async (category, requests) => {
    const { look, sandbox } = createLookup()
    await look({ ...phone, category })
    expect(sandbox.inspect().messages).toHaveLength(requests)
  })

  const offer: Offer = {
    id: 'off-1',
    country: 'de',
    salesChannel: 'e-commerce',
    createdAt: '2026-01-01T00:00:00.000Z',
    expiresAt: '2026-01-31T00:00:00.000Z',
    product: null,
    productsCollection: null,
    plans: [
      { id: 'pl-1', sku: undefined, title: { de: '1 Jahr' }, price: { amount: 980, currency: 'jpy' }, termMonths: 12 },
      { id: 'pl-2', sku: 'PL-2', title: { de: '2 Jahre' }, price: { amount: 9, currency: 'eur' }, termMonths: 24 },
      {
        id: 'pl-3',
        sku: 'PL-3',
        title: { de: '3 Jahre' },
        price: { amount: 0, currency: 'jpy' },
        termMonths: undefined,
      },
    ],
    benefits: [{ de: 'Schnell' }],
    insuranceDetailsUrl: 'https://hellohakuna.com/plan-details',
  }
  const inYen = { ...phone, price: { amount: 98_000, currency: 'jpy' } }

  it("answers each plan in the product's currency, and no other", async () => {
    const createOffer = async () => offer
    const lookUpPlans = createOfferPlanLookup({ createOffer, now: () => new Date('2026-01-01') })
    const common = {
      productReference: phone.id,
      insuranceDetailsUrl: 'https://hellohakuna.com/plan-details',
      benefits: [{ de: 'Schnell' }],
    }
    expect(await lookUpPlans({ product: inYen, userSessionId: 's' })).toStrictEqual([
      {
        ...common,
        id: 'off-1/pl-1',
        merchantProductId: 'pl-1',
        title: { de: '1 Jahr' },
        price: { amount: 980, currency: 'jpy' },
        termMonths: 12,
      },
      {
        ...common,
        id: 'off-1/pl-3',
        merchantProductId: 'PL-3',
        title: { de: '3 Jahre' },
        price: { amount: 0, currency: 'jpy' },
      },
    ])
    const bare = createOfferPlanLookup({
      createOffer: async () => ({ ...offer, benefits: [] }),
      now: () => new Date(0),
    })
    expect((await bare({ product: inYen, userSessionId: 's' }))[0]).not.toHaveProperty('benefits')
  })

  it('keeps an offer for each value of a product, and as many as `maxOffers`', async () => {
    const asked: unknown[] = []
    const createOffer = async (input: object) => (asked.push(input), offer)
    const lookUpPlans = createOfferPlanLookup({ createOffer, maxOffers: 2, now: () => new Date(0) })
    const look = (product: Product, requestId?: string) =>
      lookUpPlans({ product, userSessionId: 's', ...(requestId && { requestId }) })
    await look(inYen, 'request-1')
    const { category: _, ...rest } = inYen
    expect(asked).toEqual([{ product: { ...rest, category: 101 }, requestId: 'request-1' }])
    for (const change of [
      { id: 'x' },
      { category: '102' },
      { title: 'x' },
      { brand: 'x' },
      { price: offer.plans[1]!.price },
    ]) {
      await look({ ...inYen, ...change })
      await look({ ...inYen, ...change })
    }
    expect(asked).toHaveLength(6)
    await look(inYen)
    expect(asked).toHaveLength(7)
    await look(inYen)
    expect(asked).toHaveLength(7)
  })

  it('goes by the real clock where it gets none, and passes other refusals on', async () => {
    const past = createOfferPlanLookup({ createOffer: async () => ({ ...offer, expiresAt: new Date().toISOString() }) })
    expect(await past({ product: inYen, userSessionId: 's' })).toEqual([])
    const future = new Date(Date.now() + 2 * 86_400_000).toISOString()
    const living = createOfferPlanLookup({ createOffer: async () => ({ ...offer, expiresAt: future }) })
    expect(await living({ product: inYen, userSessionId: 's' })).toHaveLength(2)
    const { client } = createLookup()
    const refused = createOfferPlanLookup({ ...client, country: 'aq' })
    expect(await insurerRefusal(refused({ product: phone, userSessionId: 's' }))).toMatchObject({
      insurerCode: 'country_unsupported',
    })
  })
})
