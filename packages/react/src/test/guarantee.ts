import type { Plan } from '@hakuna-kit/core'
import { phone } from '@hakuna-kit/test/products'

/** A plan of the phone as a lookup gives it, with an English title. */
export const guarantee: Plan = {
  id: 'pl-prd-hakuna',
  merchantProductId: 'pl-prd-hakuna',
  productReference: phone.id,
  price: { amount: 1300, currency: 'eur' },
  title: { en: 'Guarantee' },
  insuranceDetailsUrl: 'https://hellohakuna.com/plan-details',
}
