import type { Product } from '@hakuna-kit/core'
import type { Drawing } from './Art.js'

/** What the shops of the review room sell. The insurer's default catalogue decides which of it can be protected. */

/** The insurer's own example: one plan, its title in German only. */
export const phone: Product = {
  id: 'prd-iphone14',
  title: 'iPhone 14',
  brand: 'Apple',
  category: 'smartphones',
  price: { amount: 112900, currency: 'eur' },
}

/** One plan, in every language. */
export const headphones: Product = {
  id: 'prd-hush',
  title: 'Hush 40 headphones',
  brand: 'Amber Audio',
  category: 'headphones',
  price: { amount: 24900, currency: 'eur' },
}

/** Three plans: one, two and three years. */
export const notebook: Product = {
  id: 'prd-folio',
  title: 'Folio 14 notebook',
  brand: 'Norden',
  category: 'notebooks',
  price: { amount: 129900, currency: 'eur' },
}

/** Nothing to insure here. */
export const phoneCase: Product = {
  id: 'prd-bb-32',
  title: 'Silicone case',
  brand: 'Apple',
  price: { amount: 5900, currency: 'eur' },
}

/** The catalogue of the shop: what a cart line does not carry, the page adds. */
export const goods: readonly Product[] = [phone, headphones, notebook, phoneCase]

export function drawingOf(productId: string): Drawing {
  if (productId.startsWith('prd-iphone')) return 'phone'
  if (productId.startsWith('prd-hush')) return 'headphones'
  return productId.startsWith('prd-folio') ? 'notebook' : 'box'
}
