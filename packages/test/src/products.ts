import { toPlanLineItem, type NewLineItem, type Plan, type Product } from '@hakuna-kit/core'
import { plan } from './carts.js'

/** The insurer's own example. The sandbox's default catalogue has one plan for it, with a German title only. */
export const phone: Product = {
  id: 'prd-iphone14',
  title: 'iPhone 14',
  brand: 'Apple',
  category: 'smartphones',
  price: { amount: 112_900, currency: 'eur' },
}

/** Two plans: one and two years. */
export const tablet: Product = {
  id: 'prd-tablet',
  title: 'Tab 11',
  brand: 'Lumen',
  category: 'tablets',
  price: { amount: 49_900, currency: 'eur' },
}

/** One plan, with a title in every language. */
export const headphones: Product = {
  id: 'prd-hush',
  title: 'Hush 40 headphones',
  brand: 'Amber Audio',
  category: 'headphones',
  price: { amount: 24_900, currency: 'eur' },
}

/** Three plans: one, two and three years. */
export const notebook: Product = {
  id: 'prd-folio',
  title: 'Folio 14 notebook',
  brand: 'Norden',
  category: 'notebooks',
  price: { amount: 129_900, currency: 'eur' },
}

/** No plan. */
export const phoneCase: Product = {
  id: 'prd-bb-32',
  title: 'Silikon Case iPhone 14',
  brand: 'Apple',
  category: 'cases',
  price: { amount: 1_200, currency: 'eur' },
}

/** Everything that the example shop sells. */
export const products: readonly Product[] = [phone, tablet, headphones, notebook, phoneCase]

/** The plan that the sandbox's default catalogue has for the headphones. */
export const headphonesPlan: Plan = {
  id: 'headphones-2y',
  merchantProductId: 'pl-headphones-2y',
  productReference: headphones.id,
  price: { amount: 2_399, currency: 'eur' },
  title: { en: '2 years of all-round protection', de: '2 Jahre Rundumschutz' },
  insuranceDetailsUrl: 'https://hellohakuna.com/plan-details',
}

/** The cart line of a product. */
export function lineOf({ id, title, brand, price }: Product, quantity = 1): NewLineItem & { id: string } {
  return { id: `line-of-${id}`, productId: id, title, brand, unitPrice: price, quantity }
}

/** The cart line of a product's plan: the headphones' own plan, or the insurer's example plan for any other product. */
export function planLineOf({ id }: Product, quantity = 1): NewLineItem & { id: string } {
  const example: Plan = { ...plan(id), id: 'pl-prd-hakuna' }
  const planLine = toPlanLineItem(id === headphones.id ? headphonesPlan : example, { quantity, locale: 'en-GB' })
  return { id: `plan-of-${id}`, ...planLine }
}
