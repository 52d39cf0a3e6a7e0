import type { NewLineItem, Product } from '@hakuna-kit/core'

/** The insurer's own example: one plan. */
export const phone: Product = {
  id: 'prd-iphone14',
  title: 'iPhone 14',
  brand: 'Apple',
  category: 'smartphones',
  price: { amount: 112900, currency: 'eur' },
}

/** Two plans of one and two years. */
export const tablet: Product = {
  id: 'prd-tablet',
  title: 'Tab 11',
  brand: 'Lumen',
  category: 'tablets',
  price: { amount: 49900, currency: 'eur' },
}

/** No plan. */
export const phoneCase: Product = {
  id: 'prd-bb-32',
  title: 'Silikon Case iPhone 14',
  brand: 'Apple',
  category: 'cases',
  price: { amount: 1200, currency: 'eur' },
}

/** The line of a product in a cart. */
export function lineOf({ id, title, brand, price }: Product, quantity = 1): NewLineItem & { id: string } {
  return { id: `line-of-${id}`, productId: id, title, brand, unitPrice: price, quantity }
}

/** The line of the insurer's example plan. */
export function planLineOf({ id }: Product, quantity = 1): NewLineItem & { id: string } {
  return {
    id: `plan-of-${id}`,
    productId: 'pl-prd-hakuna',
    title: '1 Jahr Garantieerweiterung',
    brand: 'hakuna',
    unitPrice: { amount: 1200, currency: 'eur' },
    quantity,
    customProperties: { productReference: id, planId: 'pl-prd-hakuna' },
  }
}
