import type { Cart, LineItem } from '@hakuna-kit/core'
import type { Plan } from '@hakuna-kit/core'

/** The insurer's own example plan, for any product. */
export const plan = (productReference: string): Plan => ({
  id: 'plan-1y',
  merchantProductId: 'pl-prd-hakuna',
  productReference,
  price: { amount: 1200, currency: 'eur' },
  title: { de: '1 Jahr Garantieerweiterung' },
  insuranceDetailsUrl: 'https://hellohakuna.com/plan-details',
})

export const productLine = (id: string, productId: string, quantity = 1): LineItem => ({
  id,
  quantity,
  productId,
  title: productId,
  brand: 'Apple',
  unitPrice: { amount: 112900, currency: 'eur' },
})

export const planLine = (id: string, productReference: string, quantity = 1, planId = 'plan-1y'): LineItem => ({
  id,
  quantity,
  productId: 'pl-prd-hakuna',
  title: '1 Jahr Garantieerweiterung',
  brand: 'hakuna',
  unitPrice: { amount: 1200, currency: 'eur' },
  customProperties: { productReference, planId },
})

export const cartOf = (...lineItems: LineItem[]): Cart => ({ id: 'cart-1', currency: 'eur', lineItems })
