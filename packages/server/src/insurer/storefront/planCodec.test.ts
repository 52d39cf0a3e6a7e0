import { describe, expect, it } from 'vitest'
import { phone } from '@hakuna-kit/test/products'
import type { ContractDrift } from '../transport/createDriftReporter.js'
import { decodePlans } from './planCodec.js'

const wirePlan = {
  merchant_product_id: 'pl-prd-hakuna',
  price_amount: 1_200,
  price_currency: 'eur',
  product_reference: phone.id,
  title: { de: '1 Jahr Garantieerweiterung' },
  insurance_details_url: 'https://hellohakuna.com/plan-details',
}

function decode(...plans: object[]) {
  const drifts: ContractDrift[] = []
  const decoded = decodePlans({ product: { id: phone.id }, plans }, phone, (drift) => drifts.push(drift))
  return { plans: decoded ?? [], drifts: drifts.map(({ kind, path }) => `${kind} ${path}`) }
}

describe('decodePlans', () => {
  it("reads the insurer's own example", () => {
    expect(decode(wirePlan)).toEqual({
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
    })
  })

  it('reads term, benefits and an id where the insurer sends them', () => {
    const [plan] = decode({
      ...wirePlan,
      id: 'pl-1',
      term_months: 24,
      benefits: [{ de: 'Schnell', en: 'Quick' }],
    }).plans
    expect(plan).toMatchObject({ id: 'pl-1', termMonths: 24, benefits: [{ de: 'Schnell', en: 'Quick' }] })
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
  ])('drops a plan with %s, and that plan alone', (_, change, path) => {
    const { plans, drifts } = decode({ ...wirePlan, ...change }, { ...wirePlan, merchant_product_id: 'pl-2' })
    expect(plans.map(({ merchantProductId }) => merchantProductId)).toEqual(['pl-2'])
    expect(drifts).toEqual([`broken_item ${path}`])
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
    expect(
      decode({ ...wirePlan, title: { de: 'Schutz', en: null, fr: '  ', 'de-CH': 'Schutz' } }).plans[0]?.title,
    ).toEqual({
      de: 'Schutz',
      'de-CH': 'Schutz',
    })
  })

  it('ignores fields that no document names, and says so', () => {
    const { plans, drifts } = decode({ ...wirePlan, discount: 100 })
    expect(plans).toHaveLength(1)
    expect(plans[0]).not.toHaveProperty('discount')
    expect(drifts).toEqual(['unknown_field plans[].discount'])
  })

  it('has no use for an answer without a list', () => {
    for (const answer of [undefined, null, [], {}, { plans: null }, 'plans']) {
      expect(decodePlans(answer, phone, () => {})).toBeUndefined()
    }
  })
})

describe('plan ids', () => {
  const oneYear = { ...wirePlan, title: { de: '1 Jahr', en: '1 year' } }
  const twoYears = { ...wirePlan, title: { de: '2 Jahre', en: '2 years' }, price_amount: 2_200 }
  const ids = (...plans: object[]) => decode(...plans).plans.map(({ id }) => id)

  it('tell plans apart that share one item of the shop', () => {
    const [one, two] = ids(oneYear, twoYears)
    expect(one).toMatch(/^pl-prd-hakuna~/)
    expect(two).toMatch(/^pl-prd-hakuna~/)
    expect(one).not.toBe(two)
  })

  it('stay the same when order, price or order of languages change', () => {
    const again = ids({ ...twoYears, price_amount: 1 }, { ...oneYear, title: { en: '1 year', de: '1 Jahr' } })
    expect(again.reverse()).toEqual(ids(oneYear, twoYears))
  })

  it('are unique: the same plan twice counts once', () => {
    const { plans, drifts } = decode(oneYear, { ...oneYear, price_amount: 5 })
    expect(plans).toHaveLength(1)
    expect(drifts).toEqual(['duplicate_plan plans[]'])
    expect(decode({ ...oneYear, id: 'x' }, { ...twoYears, id: 'x' }).plans).toHaveLength(1)
  })
})
