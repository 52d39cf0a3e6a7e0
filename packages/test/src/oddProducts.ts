import type { Product } from '@hakuna-kit/core'
import type { CatalogueEntry, CataloguePlan } from '@hakuna-kit/sandbox'
import { planEntry } from './catalogue.js'
import { headphones } from './products.js'

/** Unusual products, and unusual plans for any product. */

const entry = (title: string, plan: Partial<CataloguePlan> = {}, currency = 'eur'): CatalogueEntry => ({
  currency,
  plans: [planEntry({ merchantProductId: 'pl-odd', price: 2_399, title: { en: title }, ...plan })],
})

/** A title of 200 characters. */
export const longTitle = entry(
  'All-round protection for two years against drops, breakage, liquids, wear of the ear cushions, defects of the ' +
    'battery and of the charging case, with collection from your door and a replacement on loan',
)

/** A word without a place for a line break. */
export const longWord = entry('Rundumgeräteschutzversicherungsvertragsverlängerung')

/** A title with markup in it. */
export const markup = entry('<img src=x onerror=alert(1)> <b>2 years</b>')

/** A plan that may not be shown: its insurance link is no https URL. */
export const badLink = entry('2 years of protection', { insuranceDetailsUrl: 'javascript:alert(1)' })

export const longProduct: Product = {
  ...headphones,
  title:
    'Hush 40 over-ear headphones with adaptive quiet, forty hours of battery, travel case and three pairs of cushions',
}

/** Yen have no decimals. */
export const inYen: Product = { ...headphones, id: 'prd-hush-jp', price: { amount: 39_800, currency: 'jpy' } }

/** Kuwaiti dinars have three decimals. */
export const inDinars: Product = { ...headphones, id: 'prd-hush-kw', price: { amount: 82_500, currency: 'kwd' } }
export const inDinarsEntry = entry('2 years of protection', { price: 7_950 }, 'kwd')

/** Two colours of one product with plans of the same term, and a third with a plan of another term only. */
const colour = (id: string, title: string): Product => ({ ...headphones, id, title })
export const black = colour('prd-hush-black', 'Hush 40, black')
export const sand = colour('prd-hush-sand', 'Hush 40, sand')
export const limited = colour('prd-hush-limited', 'Hush 40, limited edition')
export const colours: CatalogueEntry[] = [
  { ...entry('2 years of protection', { price: 2_399, termMonths: 24 }), productId: black.id },
  { ...entry('2 years of protection', { price: 2_599, termMonths: 24 }), productId: sand.id },
  { ...entry('3 years of protection', { price: 3_999, termMonths: 36 }), productId: limited.id },
]
