import type { Product } from '@hakuna-kit/core'
import type { CatalogueEntry } from '@hakuna-kit/sandbox'
import { headphones } from './goods.js'

/** What an insurer may send and a shop may sell that is out of the ordinary. */

const details = 'https://hellohakuna.com/plan-details'
const entry = (
  title: string,
  more: Partial<CatalogueEntry['plans'][number]> = {},
  currency = 'eur',
): CatalogueEntry => ({
  currency,
  plans: [{ merchantProductId: 'pl-odd', price: 2399, title: { en: title }, insuranceDetailsUrl: details, ...more }],
})

/** A title of 200 characters. */
export const longTitle = entry(
  'All-round protection for two years against drops, breakage, liquids, wear of the ear cushions, defects of the battery and of the charging case, with collection from your door and a replacement on loan',
)

/** Words that no line break suits. */
export const longWord = entry('Rundumgeräteschutzversicherungsvertragsverlängerung')

/** Somebody put markup into a title. */
export const markup = entry('<img src=x onerror=alert(1)> <b>2 years</b>')

/** A plan that may not be offered: its insurance link is no link. */
export const badLink = entry('2 years of protection', { insuranceDetailsUrl: 'javascript:alert(1)' })

export const longProduct: Product = {
  ...headphones,
  title:
    'Hush 40 over-ear headphones with adaptive quiet, forty hours of battery, travel case and three pairs of cushions',
}

/** Yen have no decimals, dinars have three. */
export const inYen: Product = { ...headphones, id: 'prd-hush-jp', price: { amount: 39800, currency: 'jpy' } }
export const inDinars: Product = { ...headphones, id: 'prd-hush-kw', price: { amount: 82500, currency: 'kwd' } }
export const inDinarsEntry = entry('2 years of protection', { price: 7950 }, 'kwd')

/** Two colours of one phone, same plans; and one more with a plan of another term only. */
const colour = (id: string, title: string): Product => ({ ...headphones, id, title })
export const black = colour('prd-hush-black', 'Hush 40, black')
export const sand = colour('prd-hush-sand', 'Hush 40, sand')
export const limited = colour('prd-hush-limited', 'Hush 40, limited edition')
export const colours: CatalogueEntry[] = [
  { ...entry('2 years of protection', { price: 2399, termMonths: 24 }), productId: black.id },
  { ...entry('2 years of protection', { price: 2599, termMonths: 24 }), productId: sand.id },
  { ...entry('3 years of protection', { price: 3999, termMonths: 36 }), productId: limited.id },
]
