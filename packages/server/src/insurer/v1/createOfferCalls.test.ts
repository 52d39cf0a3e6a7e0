import { describe, expect, it } from 'vitest'
import { createAnswering } from '../../test/createAnswering.js'
import { createOrderInsurer, insurerRefusal } from '../../test/orders/createOrderInsurer.js'

const price = (amount: number) => ({ amount, currency: 'eur' })
const product = { id: 'prd-iphone14', category: 101, title: 'iPhone 14', brand: 'Apple', price: price(112_900) }
const productsCollection = { category: 101, priceMin: price(50_000), priceMax: price(90_000) }

describe('offers', () => {
  it('are made for a product', async () => {
    const now = new Date('2026-01-01T00:00:00.000Z')
    const { client, sandbox } = createOrderInsurer({ now: () => now })
    const offer = await client.createOffer({ product })
    expect(offer).toMatchObject({
      country: 'de',
      salesChannel: 'e-commerce',
      createdAt: '2026-01-01T00:00:00.000Z',
      expiresAt: '2026-01-31T00:00:00.000Z',
      product,
      productsCollection: null,
      plans: [{ sku: 'pl-prd-hakuna', price: price(1_200), title: { de: '1 Jahr Garantieerweiterung' } }],
      insuranceDetailsUrl: 'https://hellohakuna.com/plan-details',
    })
    expect(await client.retrieveOffer({ offerId: offer.id })).toEqual(offer)
    expect(sandbox.inspect().messages[0]).toMatchObject({ path: '/offers', version: 'v1.2' })
  })

  it('are made for a collection of products', async () => {
    const { client } = createOrderInsurer()
    const offer = await client.createOffer({ productsCollection, country: 'at', salesChannel: 'post-purchase' })
    expect(offer).toMatchObject({ country: 'at', salesChannel: 'post-purchase', product: null, productsCollection })
    expect(offer.plans.every(({ termMonths }) => (termMonths ?? 0) > 0)).toBe(true)
  })

  it.each([
    ['product_unsupported', { product: { ...product, category: 999, id: 'other' } }],
    ['country_unsupported', { product, country: 'aq' }],
    ['invalid_request_parameters', { product: { ...product, price: price(-1) } }],
  ] as const)('are refused with the code %s', async (insurerCode, request) => {
    const { client } = createOrderInsurer()
    expect(await insurerRefusal(client.createOffer(request))).toEqual({
      kind: 'rejected',
      status: 400,
      insurerCode,
      temporary: false,
    })
  })

  it('are refused for a channel that was not agreed', async () => {
    const { client } = createOrderInsurer({ terms: { salesChannels: ['post-purchase'] } })
    expect(await insurerRefusal(client.createOffer({ product }))).toMatchObject({
      insurerCode: 'saleschannel_unsupported',
    })
  })

  it('are not found once the insurer does not know them', async () => {
    const { client } = createOrderInsurer()
    expect(await insurerRefusal(client.retrieveOffer({ offerId: 'off-1' }))).toMatchObject({ kind: 'not_found' })
  })

  it('are asked for with key and request, and take no answer of another shape', async () => {
    const { client, sent, events } = createAnswering({})
    const options = { requestId: 'request-1', idempotencyKey: 'key-1' }
    const refused = { kind: 'invalid_answer' }
    await expect(client.createOffer({ product, country: 'at', ...options })).rejects.toMatchObject({
      ...refused,
      endpoint: 'createOffer',
    })
    await expect(client.retrieveOffer({ offerId: 'off-1', ...options })).rejects.toMatchObject({
      ...refused,
      endpoint: 'retrieveOffer',
    })
    expect(sent).toMatchObject([
      { path: '/offers', key: 'key-1', body: { type: 'protection_product', product, country: 'at' } },
      { path: '/offers/off-1' },
    ])
    expect(events).toMatchObject([{ requestId: 'request-1' }, { requestId: 'request-1' }])
    const signal = AbortSignal.abort(new Error('left'))
    await expect(client.createOffer({ product, signal })).rejects.toThrow('left')
    await expect(client.retrieveOffer({ offerId: 'off-1', signal })).rejects.toThrow('left')
  })
})
