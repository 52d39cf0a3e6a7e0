import { describe, expect, it } from 'vitest'
import { findCatalogueEntry } from './CatalogueEntry.js'
import { defaultCatalogue } from './defaultCatalogue.js'

const entryOf = (category: string, price: number, currency: string) =>
  findCatalogueEntry(defaultCatalogue, { id: 'prd-x', brand: '', category, price, currency })

/** `term price` of each plan. */
const termsAndPrices = (category: string, price: number, currency: string) =>
  entryOf(category, price, currency)?.plans.map(({ termMonths, price: amount }) => `${termMonths} ${amount}`)

const languages = ['de', 'en', 'fr', 'it', 'nl', 'es']

describe('the default catalogue', () => {
  it('begins with the example of the guide, without our extensions', () => {
    expect(defaultCatalogue.slice(0, 2)).toEqual([
      {
        productId: 'prd-iphone14',
        currency: 'eur',
        plans: [
          {
            merchantProductId: 'pl-prd-hakuna',
            price: 1200,
            title: { de: '1 Jahr Garantieerweiterung' },
            insuranceDetailsUrl: 'https://hellohakuna.com/plan-details',
          },
        ],
      },
      { productId: 'prd-bb-32', currency: 'eur', plans: [] },
    ])
  })

  it.each([
    ['smartphones', ['12 6699', '24 11199'], ['12 10780', '24 17980'], ['12 22250', '24 37050']],
    ['tablets', ['12 5999', '24 10499'], ['12 9580', '24 16780'], ['12 19750', '24 34550']],
    [
      'notebooks',
      ['12 5199', '24 8999', '36 11999'],
      ['12 8380', '24 14380', '36 19180'],
      ['12 17250', '24 29650', '36 39550'],
    ],
    ['cameras', ['12 5199', '36 11199'], ['12 8380', '36 17980'], ['12 17250', '36 37050']],
    ['headphones', ['24 10499'], ['24 16780'], ['24 34550']],
    ['smartwatches', ['12 6699', '24 11199'], ['12 10780', '24 17980'], ['12 22250', '24 37050']],
    [
      'bikes',
      ['12 5999', '24 10499', '36 14199'],
      ['12 9580', '24 16780', '36 22780'],
      ['12 19750', '24 34550', '36 46950'],
    ],
    ['washing_machines', ['36 8199', '60 12699'], ['36 13180', '60 20380'], ['36 27150', '60 42050']],
    ['coffee_machines', ['24 7499', '36 9699'], ['24 11980', '36 15580'], ['24 24650', '36 32150']],
    ['televisions', ['36 7499', '60 11199'], ['36 11980', '60 17980'], ['36 24650', '60 37050']],
  ])(
    'has these terms in months and these prices for %s, in euros, yen and Kuwaiti dinars',
    (category, eur, jpy, kwd) => {
      expect(termsAndPrices(category, 60_000, 'eur')).toEqual(eur)
      expect(termsAndPrices(category, 98_000, 'jpy')).toEqual(jpy)
      expect(termsAndPrices(category, 200_000, 'kwd')).toEqual(kwd)
      const { plans = [] } = entryOf(category, 60_000, 'eur') ?? {}
      for (const { id, merchantProductId, termMonths = 0, insuranceDetailsUrl } of plans) {
        expect(id).toBe(`${category}-${termMonths / 12}y`)
        expect(merchantProductId).toBe(category === 'notebooks' ? 'pl-notebooks' : `pl-${id}`)
        expect(insuranceDetailsUrl).toBe('https://hellohakuna.com/plan-details')
      }
    },
  )

  it('has seven price bands without a gap in each currency', () => {
    const bands = (currency: string) =>
      defaultCatalogue
        .filter((entry) => entry.category === 'headphones' && entry.currency === currency)
        .map(({ priceMin, priceMax, plans }) => [priceMin, priceMax, plans[0]?.price])
    expect(bands('eur')).toEqual([
      [5_000, 9_999, 999],
      [10_000, 24_999, 2_399],
      [25_000, 49_999, 5_199],
      [50_000, 99_999, 10_499],
      [100_000, 199_999, 20_999],
      [200_000, 399_999, 41_999],
      [400_000, 799_999, 83_999],
    ])
    expect([bands('jpy')[0], bands('jpy').at(-1)]).toEqual([
      [8_000, 15_999, 1_680],
      [640_000, 1_279_999, 134_380],
    ])
    expect([bands('kwd')[0], bands('kwd').at(-1)]).toEqual([
      [16_500, 32_999, 3_450],
      [1_320_000, 2_639_999, 277_150],
    ])
    expect(entryOf('headphones', 4_999, 'eur')).toBeUndefined()
    expect(entryOf('headphones', 800_000, 'eur')).toBeUndefined()
  })

  it('has titles in six languages, with the number of years', () => {
    const titles = (category: string) => entryOf(category, 60_000, 'eur')?.plans.map(({ title }) => title)
    expect(titles('tablets')).toEqual([
      {
        de: '1 Jahr Rundumschutz',
        en: '1 year of all-round protection',
        fr: 'Protection complète 1 an',
        it: 'Protezione completa 1 anno',
        nl: '1 jaar complete bescherming',
        es: 'Protección completa 1 año',
      },
      {
        de: '2 Jahre Rundumschutz',
        en: '2 years of all-round protection',
        fr: 'Protection complète 2 ans',
        it: 'Protezione completa 2 anni',
        nl: '2 jaar complete bescherming',
        es: 'Protección completa 2 años',
      },
    ])
    for (const category of ['washing_machines', 'coffee_machines', 'televisions']) {
      for (const { title, termMonths = 0 } of entryOf(category, 60_000, 'eur')?.plans ?? []) {
        const count = termMonths / 12
        expect(title).toEqual({
          de: `${count} Jahre Garantieerweiterung`,
          en: `${count} years of extended warranty`,
          fr: `Extension de garantie ${count} ans`,
          it: `Estensione di garanzia ${count} anni`,
          nl: `${count} jaar verlengde garantie`,
          es: `Extensión de garantía ${count} años`,
        })
      }
    }
  })

  it('has benefits in the same languages: theft for bikes only', () => {
    const inEnglish = (category: string) =>
      entryOf(category, 60_000, 'eur')?.plans.map(({ benefits = [] }) => benefits.map(({ en }) => en))
    const allRound = ['Damage from drops, breakage and liquids', 'Repair or replacement']
    expect(inEnglish('smartphones')).toEqual([allRound, allRound])
    expect(inEnglish('bikes')).toEqual(Array(3).fill([...allRound, 'Theft while locked']))
    expect(inEnglish('televisions')).toEqual(Array(2).fill(['Defects after the statutory warranty has ended']))
    for (const { benefits = [] } of defaultCatalogue.flatMap(({ plans }) => plans)) {
      for (const benefit of benefits) {
        expect(Object.keys(benefit)).toEqual(languages)
        expect(new Set(Object.values(benefit)).size).toBe(languages.length)
        expect(Object.values(benefit).filter((text) => !/^\p{Lu}.{10,}$/u.test(text))).toEqual([])
      }
    }
  })
})
