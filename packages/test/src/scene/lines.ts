import { toPlanLineItem, type LineItem, type NewLineItem, type Plan, type Product } from '@hakuna-kit/core'
import { headphones } from './goods.js'

/** A product's line in the shop's cart. */
export function productLine({ id, title, brand, price }: Product, quantity = 1): LineItem {
  return { id: `line-of-${id}`, productId: id, title, brand, unitPrice: price, quantity }
}

/** The plan that the insurer's default catalogue has for the headphones. */
export const headphonesPlan: Plan = {
  id: 'headphones-2y',
  merchantProductId: 'pl-headphones-2y',
  productReference: headphones.id,
  price: { amount: 2399, currency: 'eur' },
  title: { en: '2 years of all-round protection', de: '2 Jahre Rundumschutz' },
  insuranceDetailsUrl: 'https://hellohakuna.com/plan-details',
}

/** Its line. */
export function planLine(quantity = 1, locale = 'en-GB'): NewLineItem & { id: string } {
  return { id: 'plan-line', ...toPlanLineItem(headphonesPlan, { quantity, locale }) }
}
