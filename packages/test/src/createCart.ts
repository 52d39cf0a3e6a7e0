import type { Cart } from '@hakuna-kit/core'
import { lineOf, phone, phoneCase, planLineOf } from './products.js'

/** The cart of the insurer's own example: a phone, its plan, and a case. */
export function createCart({ phones = 1, plans = 1, id = 'cart-123' } = {}): Cart {
  return {
    id,
    currency: 'eur',
    lineItems: [
      { ...lineOf(phone, phones), id: 'line-item-id-3311' },
      { ...planLineOf(phone, plans), id: 'line-item-id-3322' },
      { ...lineOf(phoneCase), id: 'line-item-id-4411' },
    ],
  }
}
