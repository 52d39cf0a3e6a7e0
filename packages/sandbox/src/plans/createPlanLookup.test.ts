import { describe, expect, it } from 'vitest'
import type { CatalogueEntry } from './CatalogueEntry.js'
import { createSandbox } from '../createSandbox.js'
import type { WirePlan } from './createPlanLookup.js'

const example = {
  id: 'prd-x',
  category: 'notebooks',
  title: 'Notebook',
  brand: 'Acme',
  price_amount: '99900',
  price_currency: 'eur',
  user_session_id: 'session-1',
}

async function lookUp(product: Record<string, string>, catalogue?: CatalogueEntry[]) {
  const answer = await createSandbox({ catalogue }).fetch(`/plans?${new URLSearchParams(product)}`, {
    headers: { Authorization: 'Bearer sk_test_example' },
  })
  return { status: answer.status, body: await answer.json() }
}

describe('plan lookup', () => {
  it('answers no plans for a product without a match', async () => {
    for (const change of [
      { category: 'books' },
      { price_currency: 'usd' },
      { price_amount: '100' },
      { id: 'prd-bb-32' },
    ]) {
      const { status, body } = await lookUp({ ...example, ...change })
      expect({ change, status, plans: body.plans }).toEqual({ change, status: 200, plans: [] })
    }
  })

  it('names the categories with plans where it answers none, and only there', async () => {
    const headerFor = async (change: Record<string, string>, catalogue?: CatalogueEntry[]) => {
      const { headers } = await createSandbox({ catalogue }).fetch(
        `/plans?${new URLSearchParams({ ...example, ...change })}`,
        { headers: { Authorization: 'Bearer sk_test_example' } },
      )
      return headers.get('sandbox-categories')
    }
    expect(await headerFor({})).toBeNull()
    expect((await headerFor({ category: 'books' }))?.split(',').slice(0, 3)).toEqual([
      'smartphones',
      'tablets',
      'notebooks',
    ])
    const entry = (category: string | undefined, count: number): CatalogueEntry => ({
      category,
      currency: 'eur',
      plans: Array(count).fill({ merchantProductId: 'pl', price: 5, title: { en: 'Plan' }, insuranceDetailsUrl: '' }),
    })
    const odd = [entry('Fahrräder, neu', 1), entry('cases', 0), entry('Fahrräder, neu', 1)]
    expect(await headerFor({ category: 'books' }, odd)).toBe('Fahrr%C3%A4der%2C%20neu')
    expect(await headerFor({ category: 'books' }, [entry('cases', 0)])).toBeNull()
  })

  it('answers the product as sent, without category when none was sent', async () => {
    const { category: _category, user_session_id: _session, ...product } = example
    const { body } = await lookUp({ ...product, user_session_id: 'session-1' })
    expect(body).toEqual({ product: { ...product, price_amount: 99900 }, plans: [] })
  })

  it('has one to three plans of different term per category, in euros, yen and Kuwaiti dinars', async () => {
    const categories = ['smartphones', 'tablets', 'notebooks', 'cameras', 'headphones', 'bikes', 'washing_machines']
    for (const category of categories) {
      for (const [price_currency, price_amount] of [
        ['eur', '59900'],
        ['jpy', '98000'],
        ['kwd', '198000'],
      ] as const) {
        const { body } = await lookUp({ ...example, category, price_currency, price_amount })
        const plans = body.plans as WirePlan[]
        expect(plans.length).toBeGreaterThanOrEqual(1)
        expect(plans.length).toBeLessThanOrEqual(3)
        expect(new Set(plans.map((plan) => plan.id)).size).toBe(plans.length)
        expect(new Set(plans.map((plan) => plan.term_months)).size).toBe(plans.length)
        for (const plan of plans) {
          expect(plan).toMatchObject({ price_currency, product_reference: 'prd-x' })
          expect(Number.isInteger(plan.price_amount) && plan.price_amount > 0).toBe(true)
          expect(Object.keys(plan.title)).toEqual(['de', 'en', 'fr', 'it', 'nl', 'es'])
        }
      }
    }
  })

  it('uses the first catalogue entry that matches', async () => {
    const plan = {
      merchantProductId: 'pl',
      price: 5,
      title: { en: 'Plan' },
      insuranceDetailsUrl: 'https://example.com/',
    }
    const entry = (name: string, criteria: Partial<CatalogueEntry>): CatalogueEntry => ({
      currency: 'eur',
      plans: [{ ...plan, merchantProductId: name }],
      ...criteria,
    })
    const catalogue = [
      entry('by brand', { brand: 'ACME', priceMax: 50_000 }),
      entry('by band', { priceMin: 99_900, priceMax: 99_900 }),
      entry('rest', {}),
    ]
    const found = async (change: Record<string, string>) =>
      (await lookUp({ ...example, ...change }, catalogue)).body.plans[0].merchant_product_id
    expect(await found({ price_amount: '50000' })).toBe('by brand')
    expect(await found({})).toBe('by band')
    expect(await found({ price_amount: '99901' })).toBe('rest')
  })

  it('compares the product id, and the brand without regard to case', async () => {
    const plan = {
      merchantProductId: 'pl',
      price: 5,
      title: { en: 'Plan' },
      insuranceDetailsUrl: 'https://example.com/',
    }
    const catalogue: CatalogueEntry[] = [
      {
        productId: 'prd-x',
        brand: 'ACME',
        category: 'notebooks',
        currency: 'eur',
        priceMin: 10,
        priceMax: 20,
        plans: [plan],
      },
    ]
    const count = async (change: Record<string, string>) =>
      (await lookUp({ ...example, price_amount: '15', ...change }, catalogue)).body.plans.length
    expect(await count({ brand: 'aCmE' })).toBe(1)
    expect(await count({ price_amount: '10' })).toBe(1)
    expect(await count({ price_amount: '20' })).toBe(1)
    for (const change of [
      { id: 'prd-y' },
      { brand: 'Acm' },
      { category: 'bikes' },
      { price_currency: 'jpy' },
      { price_amount: '9' },
      { price_amount: '21' },
    ] as Record<string, string>[]) {
      expect({ change, count: await count(change) }).toEqual({ change, count: 0 })
    }
    const { category: _category, ...uncategorised } = example
    expect((await lookUp({ ...uncategorised, price_amount: '15' }, catalogue)).body.plans).toEqual([])
  })

  it('answers each plan with what the catalogue has of it, in the currency of the product', async () => {
    const plain = {
      merchantProductId: 'pl-1',
      price: 2_980,
      title: { ja: '2年' },
      insuranceDetailsUrl: 'https://example.com/1',
    }
    const full = { ...plain, merchantProductId: 'pl-2', id: 'plan-2', termMonths: 24, benefits: [{ en: 'A' }] }
    const catalogue: CatalogueEntry[] = [{ currency: 'jpy', plans: [plain, full] }]
    const { body } = await lookUp({ ...example, price_currency: 'jpy' }, catalogue)
    const wire = {
      price_amount: 2_980,
      price_currency: 'jpy',
      product_reference: 'prd-x',
      title: { ja: '2年' },
      insurance_details_url: 'https://example.com/1',
    }
    expect(body.plans).toEqual([
      { merchant_product_id: 'pl-1', ...wire },
      { id: 'plan-2', merchant_product_id: 'pl-2', ...wire, term_months: 24, benefits: [{ en: 'A' }] },
    ])
  })

  it('never has a price below 0 with the fault priceDrift', async () => {
    const { fetch } = createSandbox({ faults: [{ priceDrift: -6_000 }] })
    const answer = await fetch(`/plans?${new URLSearchParams({ ...example, category: 'tablets' })}`, {
      headers: { Authorization: 'Bearer sk_test_example' },
    })
    const { plans } = (await answer.json()) as { plans: WirePlan[] }
    expect(plans.map(({ price_amount }) => price_amount)).toEqual([0, 4_499])
  })

  it('accepts amounts of one to 15 digits', async () => {
    for (const price_amount of ['0', '9'.repeat(15)]) {
      const { body } = await lookUp({ ...example, price_amount })
      expect(body.product.price_amount).toBe(Number(price_amount))
    }
  })

  it('refuses missing and malformed fields', async () => {
    for (const name of ['id', 'title', 'brand', 'price_amount', 'price_currency', 'user_session_id']) {
      const { [name as keyof typeof example]: _missing, ...rest } = example
      const { status, body } = await lookUp(rest)
      expect({ name, status }).toEqual({ name, status: 400 })
      expect(body.error.validation_errors[0]).toMatch(new RegExp(`^${name}: `))
    }
    for (const price_amount of ['-1', '1.5', '1e3', '', 'NaN', ' 1', '1 ', '9'.repeat(16)]) {
      const { status, body } = await lookUp({ ...example, price_amount })
      expect({ status, errors: body.error.validation_errors }).toEqual({
        status: 400,
        errors: ['price_amount: Expected whole minor units'],
      })
    }
  })
})
