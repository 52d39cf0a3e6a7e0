import type { Cart, LineItem, Plan } from '@hakuna-kit/core'

/** The insurer's own example plan, for any product. */
export const plan = (productReference: string): Plan => ({
  id: 'plan-1y',
  merchantProductId: 'pl-prd-hakuna',
  productReference,
  price: { amount: 1_200, currency: 'eur' },
  title: { de: '1 Jahr Garantieerweiterung' },
  insuranceDetailsUrl: 'https://hellohakuna.com/plan-details',
})

/** A product line for tests that count units only: every product costs the same. */
export const productLine = (id: string, productId: string, quantity = 1): LineItem => ({
  id,
  quantity,
  productId,
  title: productId,
  brand: 'Apple',
  unitPrice: { amount: 112_900, currency: 'eur' },
})

/** A line of the example plan, for the product with the id `productReference`. */
export const planLine = (id: string, productReference: string, quantity = 1, planId = 'plan-1y'): LineItem => ({
  id,
  quantity,
  productId: 'pl-prd-hakuna',
  title: '1 Jahr Garantieerweiterung',
  brand: 'hakuna',
  unitPrice: { amount: 1_200, currency: 'eur' },
  customProperties: { productReference, planId },
})

export const cartOf = (...lineItems: LineItem[]): Cart => ({ id: 'cart-1', currency: 'eur', lineItems })
