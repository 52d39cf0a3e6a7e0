import { expect, it } from 'vitest'
import type { Product } from '@hakuna-kit/core'
import { describeFaults, explainNoPlans } from './explainNoPlans.js'

const product: Product = {
  id: 'phone',
  title: 'Phone',
  brand: 'Apple',
  category: 'smartphones',
  price: { amount: 0, currency: 'eur' },
}

it.each<[string, object]>([
  ['', {}],
  ['the id is no text or empty', { id: '' }],
  ['the id is no text or empty', { id: 7 }],
  ['the title is no text', { title: null }],
  ['the brand is no text', { brand: undefined }],
  ['price.amount is no whole number of minor units', { price: { amount: -1, currency: 'eur' } }],
  ['price.amount is no whole number of minor units', { price: { amount: 0.5, currency: 'eur' } }],
  ['price.amount is no whole number of minor units', { price: { amount: '12', currency: 'eur' } }],
  ...['EUR', 'euro', '€', 'eu'].map((currency): [string, object] => [
    'price.currency is no lower-case code of three letters',
    { price: { amount: 1, currency } },
  ]),
  [
    'the title is no text, price.amount is no whole number of minor units, ' +
      'price.currency is no lower-case code of three letters',
    { title: 7, price: undefined },
  ],
])('"%s" is told of %j', (faults, change) => {
  expect(describeFaults({ ...product, ...change })).toBe(faults)
  const text = explainNoPlans({ ...product, ...change }, 'invalid_product')
  expect(text).toContain(`its data was refused${faults && ': '}${faults}. It needs`)
})

it('a lookup without a category is told how to get one, and which ones there are', () => {
  const { category: _, ...bare } = product
  const hint = { knownCategories: ['tablets', 'notebooks'] }
  expect(explainNoPlans(bare, 'no_match', hint)).toMatch(
    /\(no category\) has no plans.*`products`\. The sandbox has plans for these categories: tablets, notebooks\.$/,
  )
  expect(explainNoPlans(bare, 'no_match', { ...hint, isFromShop: true })).toMatch(
    /It was looked up without a category\. The sandbox has .* change it there\.$/,
  )
})
