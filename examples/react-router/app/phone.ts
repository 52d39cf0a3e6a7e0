import type { Product } from '@hakuna-kit/core'

export const phone: Product = {
  id: 'prd-iphone14',
  title: 'iPhone 14',
  brand: 'Apple',
  category: 'smartphones',
  price: { amount: 112_900, currency: 'eur' },
}
