import { describe, expect, it } from 'vitest'
import { currencies } from '../../shared/shopApi.js'
import { catalogue, findVariant, toInsurerProduct } from './catalogue.js'

describe('the catalogue', () => {
  it('has a dozen products or more, each with ids of its own and a whole price in every currency', () => {
    const ids = catalogue.flatMap(({ variants }) => variants.map(({ id }) => id))
    expect(catalogue.length).toBeGreaterThanOrEqual(12)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(catalogue.map(({ slug }) => slug)).size).toBe(catalogue.length)
    for (const { variants } of catalogue) {
      for (const { prices } of variants) {
        for (const currency of currencies) expect(Number.isInteger(prices[currency]) && prices[currency] > 0).toBe(true)
      }
    }
  })

  it('has German and English for every text', () => {
    for (const { name, claim, description, facts, variants, variantOption } of catalogue) {
      const texts = [name, claim, description, ...facts.flatMap(({ label, value }) => [label, value])]
      for (const text of [...texts, ...variants.map(({ label }) => label), ...(variantOption ? [variantOption] : [])]) {
        expect(Object.keys(text).sort()).toEqual(['de', 'en'])
      }
    }
  })

  it("has the insurer's published example", () => {
    expect(toInsurerProduct('prd-iphone14', 'eur')).toEqual({
      id: 'prd-iphone14',
      title: 'iPhone 14',
      brand: 'Apple',
      category: 'smartphones',
      price: { amount: 112_900, currency: 'eur' },
    })
    expect(findVariant('prd-bb-32')?.variant.prices.eur).toBe(1_200)
    expect(toInsurerProduct('prd-unknown', 'eur')).toBeUndefined()
  })
})
