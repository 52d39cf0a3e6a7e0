import { describe, expect, it } from 'vitest'
import { phone } from '@hakuna-kit/test/products'
import { collectDrifts } from '../../test/collectDrifts.js'
import { decodePlans, encodePlanLookup } from './planCodec.js'

const wirePlan = {
  merchant_product_id: 'pl-prd-hakuna',
  price_amount: 1_200,
  price_currency: 'eur',
  product_reference: phone.id,
  title: { de: '1 Jahr Garantieerweiterung' },
  insurance_details_url: 'https://hellohakuna.com/plan-details',
}

function decode(...plans: object[]) {
  const { result, drifts, endpoints } = collectDrifts((report) =>
    decodePlans({ product: { id: phone.id }, plans }, phone, report),
  )
  return { plans: result ?? [], drifts, endpoints }
}

describe('encodePlanLookup', () => {
  it('writes the six fields of the guide and the session', () => {
    const price = { amount: 198_000, currency: 'jpy' }
    expect(encodePlanLookup({ ...phone, price }, 'session-1')).toEqual({
      id: 'prd-iphone14',
      category: 'smartphones',
      title: 'iPhone 14',
      brand: 'Apple',
      price_amount: 198_000,
      price_currency: 'jpy',
      user_session_id: 'session-1',
    })
  })
})

describe('decodePlans', () => {
  it("reads the insurer's own example", () => {
    expect(decode(wirePlan)).toStrictEqual({
      plans: [
        {
          id: 'pl-prd-hakuna',
          merchantProductId: 'pl-prd-hakuna',
          productReference: 'prd-iphone14',
          price: { amount: 1_200, currency: 'eur' },
          title: { de: '1 Jahr Garantieerweiterung' },
          insuranceDetailsUrl: 'https://hellohakuna.com/plan-details',
        },
      ],
      drifts: [],
      endpoints: [],
    })
  })

  it.each(['jpy', 'bhd', 'chf'])('reads prices in %s for a product in that currency, and no others', (currency) => {
    const product = { ...phone, price: { amount: 99_000, currency } }
    const plans = [
      { ...wirePlan, price_amount: 990, price_currency: currency.toUpperCase() },
      { ...wirePlan, merchant_product_id: 'pl-2' },
    ]
    expect(collectDrifts((report) => decodePlans({ plans }, product, report))).toMatchObject({
      result: [{ merchantProductId: 'pl-prd-hakuna', price: { amount: 990, currency } }],
      drifts: ['plan_in_another_currency plans[].price_currency'],
    })
  })

  it('reads several plans, in the order of the answer', () => {
    const { plans } = decode(
      { ...wirePlan, merchant_product_id: 'pl-2', price_amount: 2_200 },
      { ...wirePlan, merchant_product_id: 'pl-1', price_amount: 0 },
      { ...wirePlan, merchant_product_id: 'pl-3', price_amount: 3_300 },
    )
    expect(plans.map(({ id, price }) => [id, price.amount])).toEqual([
      ['pl-2', 2_200],
      ['pl-1', 0],
      ['pl-3', 3_300],
    ])
  })

  it('reads term, benefits and an id where the insurer sends them', () => {
    const [plan] = decode({
      ...wirePlan,
      id: 'pl-1',
      term_months: 24,
      benefits: [{ de: 'Schnell', en: 'Quick' }],
    }).plans
    expect(plan).toMatchObject({ id: 'pl-1', termMonths: 24, benefits: [{ de: 'Schnell', en: 'Quick' }] })
    expect(plan?.merchantProductId).toBe('pl-prd-hakuna')
  })

  const benefits = (count: number) => Array.from({ length: count }, () => ({ de: 'Schnell' }))
  const link = (length: number) => `https://hellohakuna.com/${'x'.repeat(length - 24)}`
  it.each([
    ['an id of 200 characters', { id: 'x'.repeat(200) }],
    ['an item of the shop of 200 characters', { merchant_product_id: 'x'.repeat(200) }],
    ['a link of 2,000 characters', { insurance_details_url: link(2_000) }],
    ['a link with an upper-case scheme', { insurance_details_url: 'HTTPS://hellohakuna.com/plan' }],
    ['a term of one month', { term_months: 1 }],
    ['a term of a hundred years', { term_months: 1_200 }],
    ['ids of one character', { id: '1', merchant_product_id: '2' }],
    ['20 benefits', { benefits: benefits(20) }],
    ['no benefits', { benefits: [] }],
  ])('keeps a plan with %s', (_, change) => {
    expect(decode({ ...wirePlan, ...change })).toMatchObject({ plans: [{}], drifts: [] })
  })

  it('cuts a text after 1,000 characters', () => {
    const title = { de: 'x'.repeat(1_000), en: 'y'.repeat(1_001) }
    expect(decode({ ...wirePlan, title }).plans[0]?.title).toEqual({ de: title.de, en: 'y'.repeat(1_000) })
  })

  it.each([
    ['no price', { price_amount: undefined }, 'plans[].price_amount'],
    ['a price that is text', { price_amount: '12.00' }, 'plans[].price_amount'],
    ['a fractional price', { price_amount: 12.5 }, 'plans[].price_amount'],
    ['a negative price', { price_amount: -1 }, 'plans[].price_amount'],
    ['no insurance link', { insurance_details_url: undefined }, 'plans[].insurance_details_url'],
    ['a link over http', { insurance_details_url: 'http://hellohakuna.com' }, 'plans[].insurance_details_url'],
    ['a link that is script', { insurance_details_url: 'javascript:alert(1)' }, 'plans[].insurance_details_url'],
    ['a link that is no URL', { insurance_details_url: '/plan-details' }, 'plans[].insurance_details_url'],
    ['no title', { title: {} }, 'plans[].title'],
    ['a title in no language', { title: { __proto__x: 'a', 'de-': 'b' } }, 'plans[].title'],
    ['no item of the shop', { merchant_product_id: '' }, 'plans[].merchant_product_id'],
    ['a long item of the shop', { merchant_product_id: 'x'.repeat(201) }, 'plans[].merchant_product_id'],
    ['an empty id', { id: '' }, 'plans[].id'],
    ['a long id', { id: 'x'.repeat(201) }, 'plans[].id'],
    ['no product', { product_reference: '' }, 'plans[].product_reference'],
    ['no currency', { price_currency: 'eu' }, 'plans[].price_currency'],
    ['a currency with more letters', { price_currency: 'euro' }, 'plans[].price_currency'],
    ['a currency that is a sign', { price_currency: '€€€' }, 'plans[].price_currency'],
    ['a long link', { insurance_details_url: link(2_001) }, 'plans[].insurance_details_url'],
    ['a link after a space', { insurance_details_url: ' https://hellohakuna.com' }, 'plans[].insurance_details_url'],
    ['a link without a host', { insurance_details_url: 'https://' }, 'plans[].insurance_details_url'],
    ['a term of no month', { term_months: 0 }, 'plans[].term_months'],
    ['a fractional term', { term_months: 1.5 }, 'plans[].term_months'],
    ['an endless term', { term_months: 1_201 }, 'plans[].term_months'],
    ['21 benefits', { benefits: benefits(21) }, 'plans[].benefits'],
    ['an empty benefit', { benefits: [{ de: 'Schnell' }, {}] }, 'plans[].benefits.[]'],
    ['a title that is text', { title: '1 Jahr' }, 'plans[].title'],
  ])('leaves out a plan with %s and keeps the others', (_, change, path) => {
    const other = { ...wirePlan, merchant_product_id: 'pl-2' }
    const { plans, drifts, endpoints } = decode({ ...wirePlan, ...change }, other)
    expect(plans.map(({ merchantProductId }) => merchantProductId)).toEqual(['pl-2'])
    expect(drifts).toEqual([`broken_item ${path}`])
    expect(endpoints).toEqual(['planLookup'])
  })

  it('leaves out a plan that is null', () => {
    expect(decode(null as never, wirePlan)).toMatchObject({ plans: [{}], drifts: ['broken_item plans[]'] })
  })

  it('drops plans for another product and in another currency', () => {
    const { plans, drifts } = decode(
      { ...wirePlan, product_reference: 'prd-2' },
      { ...wirePlan, price_currency: 'chf' },
    )
    expect(plans).toEqual([])
    expect(drifts).toEqual([
      'plan_for_another_product plans[].product_reference',
      'plan_in_another_currency plans[].price_currency',
    ])
  })

  it('keeps the languages that are usable', () => {
    const usable = { de: 'Schutz', 'de-CH': 'Schutz', gsw: 'Schutz', zh_Hant_TW: '保固', EN: 'Cover' }
    const unusable = { en: null, fr: '  ', d: 'a', deut: 'a', 'x-de': 'a', 'de-': 'a', 'de-123456789': 'a', '-de': 'a' }
    expect(decode({ ...wirePlan, title: { ...usable, ...unusable } }).plans[0]?.title).toEqual(usable)
  })

  it('ignores and reports fields that no document names', () => {
    const { plans, drifts, endpoints } = decode({ ...wirePlan, discount: 100 })
    expect(endpoints).toEqual(['planLookup'])
    expect(plans).toHaveLength(1)
    expect(plans[0]).not.toHaveProperty('discount')
    expect(drifts).toEqual(['unknown_field plans[].discount'])
    const ofAnswer = collectDrifts((report) => decodePlans({ plans: [], total: 0 }, phone, report))
    expect(ofAnswer).toEqual({ result: [], drifts: ['unknown_field total'], endpoints: ['planLookup'] })
  })

  it('answers undefined for an answer without a list', () => {
    for (const answer of [undefined, null, [], {}, { plans: null }, 'plans']) {
      expect(decodePlans(answer, phone, () => {})).toBeUndefined()
    }
  })

  it('answers undefined for more than 1,000 plans', () => {
    const plans = Array.from({ length: 1_001 }, (_, index) => ({ ...wirePlan, merchant_product_id: `pl-${index}` }))
    expect(decodePlans({ plans }, phone, () => {})).toBeUndefined()
    expect(decodePlans({ plans: plans.slice(1) }, phone, () => {})).toHaveLength(1_000)
  })

  it('keeps the first of two equal plans and reports the second', () => {
    const { plans, drifts } = decode(
      { ...wirePlan, term_months: 12 },
      { ...wirePlan, term_months: 12, price_amount: 5 },
    )
    expect(plans).toMatchObject([{ price: { amount: 1_200 } }])
    expect(drifts).toEqual(['duplicate_plan plans[]'])
  })
})
