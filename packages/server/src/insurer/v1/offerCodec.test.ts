import { describe, expect, it } from 'vitest'
import { decodeOffer, encodeOfferRequest } from './offerCodec.js'

const yen = (amount: number) => ({ amount, currency: 'jpy' })
const product = { id: 'prd-1', category: 101, title: 'Camera', brand: 'Lumen', sku: 'CAM-1', price: yen(98_000) }

const wirePlan = { id: 'pl-1', sku: 'PL-1', title: { de: '1 Jahr' }, price: yen(980), term_length: 12 }
const wireOffer = {
  id: 'off-1',
  country: 'at',
  sales_channel: 'post-purchase',
  created_at: 1_767_225_600_000,
  expired_at: 1_769_817_600_001,
  product,
  products_collection: null,
  marketing_content: {
    benefit_bullets: [{ de: 'Schnell' }, { de: 'Einfach' }],
    insurance_details_url: 'https://hellohakuna.com/plan-details',
  },
  plans: [wirePlan, { ...wirePlan, id: 'pl-2', sku: null, price: { amount: 0, currency: 'JPY' }, term_length: null }],
}
const withPlan = (change: object) => ({ ...wireOffer, plans: [{ ...wirePlan, ...change }] })
const withLink = (insurance_details_url: unknown) => ({ ...wireOffer, marketing_content: { insurance_details_url } })

describe('encodeOfferRequest', () => {
  it('writes a product with its unit price', () => {
    expect(encodeOfferRequest({ product, country: 'at', salesChannel: 'post-purchase' })).toEqual({
      type: 'protection_product',
      product,
      country: 'at',
      sales_channel: 'post-purchase',
    })
  })

  it('writes a collection with both prices', () => {
    const productsCollection = { category: 102, priceMin: yen(1_000), priceMax: yen(90_000) }
    expect(encodeOfferRequest({ productsCollection })).toEqual({
      type: 'protection_products_collection',
      products_collection: { category: 102, price_min: yen(1_000), price_max: yen(90_000) },
    })
  })
})

describe('decodeOffer', () => {
  it('reads every field, of each plan of several', () => {
    expect(decodeOffer(wireOffer)).toEqual({
      id: 'off-1',
      country: 'at',
      salesChannel: 'post-purchase',
      createdAt: '2026-01-01T00:00:00.000Z',
      expiresAt: '2026-01-31T00:00:00.001Z',
      product,
      productsCollection: null,
      plans: [
        { id: 'pl-1', sku: 'PL-1', title: { de: '1 Jahr' }, price: yen(980), termMonths: 12 },
        { id: 'pl-2', sku: undefined, title: { de: '1 Jahr' }, price: yen(0), termMonths: undefined },
      ],
      benefits: [{ de: 'Schnell' }, { de: 'Einfach' }],
      insuranceDetailsUrl: 'https://hellohakuna.com/plan-details',
    })
  })

  it('reads an offer for a collection, without benefits', () => {
    const products_collection = { category: 102, price_min: yen(1_000), price_max: yen(90_000) }
    const { insurance_details_url } = wireOffer.marketing_content
    const offer = {
      ...wireOffer,
      product: undefined,
      products_collection,
      marketing_content: { insurance_details_url },
    }
    expect(decodeOffer(offer)).toMatchObject({
      product: null,
      productsCollection: { category: 102, priceMin: yen(1_000), priceMax: yen(90_000) },
      benefits: [],
    })
  })

  it('reads a product without an article number', () => {
    const { sku } = decodeOffer({ ...wireOffer, product: { ...product, sku: null } })!.product!
    expect(sku).toBeUndefined()
  })

  it.each<[string, unknown]>([
    ['an insurance link over http', withLink('http://hellohakuna.com/plan-details')],
    ['an insurance link that is script', withLink('javascript:alert(1)')],
    ['an insurance link that is no URL', withLink('/plan-details')],
    ['no insurance link', withLink(undefined)],
    ['no plan', { ...wireOffer, plans: [] }],
    ['no id', { ...wireOffer, id: '' }],
    ['a negative time', { ...wireOffer, created_at: -1 }],
    ['an end that is text', { ...wireOffer, expired_at: '2026' }],
    ['a product without an id', { ...wireOffer, product: { ...product, id: '' } }],
    ['a plan without an id', withPlan({ id: '' })],
    ['a plan with an empty article number', withPlan({ sku: '' })],
    ['a negative price', withPlan({ price: yen(-1) })],
    ['a fractional price', withPlan({ price: yen(0.5) })],
    ['a currency of two letters', withPlan({ price: { amount: 1, currency: 'jp' } })],
    ['a currency of four letters', withPlan({ price: { amount: 1, currency: 'jpyy' } })],
    ['a term of no month', withPlan({ term_length: 0 })],
    ['a title that is text', withPlan({ title: '1 Jahr' })],
    ['nothing in it', undefined],
  ])('reads no offer with %s', (_, answer) => expect(decodeOffer(answer)).toBeUndefined())

  it('reads ids of one character, a term of one month and the time 0', () => {
    const offer = { ...withPlan({ id: '1', sku: '2', term_length: 1 }), id: '3', created_at: 0, expired_at: 0 }
    expect(decodeOffer({ ...offer, product: { ...product, id: '4' } })).toMatchObject({
      id: '3',
      createdAt: '1970-01-01T00:00:00.000Z',
      expiresAt: '1970-01-01T00:00:00.000Z',
      product: { id: '4' },
      plans: [{ id: '1', sku: '2', termMonths: 1 }],
    })
  })
})
