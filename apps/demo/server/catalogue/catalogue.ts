import type { Product } from '@hakuna-kit/core'
import type { CatalogueProduct, Currency, Variant } from '../../shared/shopApi.js'
import { accessories } from './accessories.js'
import { audio } from './audio.js'
import { bikes } from './bikes.js'
import { computers } from './computers.js'
import { household } from './household.js'
import { phones } from './phones.js'

/** In the order in which the home page shows them. */
export const catalogue: CatalogueProduct[] = [
  ...phones.slice(0, 1),
  ...bikes,
  ...audio,
  ...household,
  ...phones.slice(1),
  ...computers,
  ...accessories,
]

const byVariantId = new Map<string, { product: CatalogueProduct; variant: Variant }>(
  catalogue.flatMap((product) => product.variants.map((variant) => [variant.id, { product, variant }] as const)),
)

/** The product and variant that a cart line's `productId` names, or `undefined`. */
export function findVariant(productId: string) {
  return byVariantId.get(productId)
}

/** A variant as sent to the insurer: with the shop's title and list price, never with those from a browser. */
export function toInsurerProduct(productId: string, currency: Currency): Product | undefined {
  const found = findVariant(productId)
  if (!found) return undefined
  const { product, variant } = found
  return {
    id: variant.id,
    title: product.name['en'] ?? product.slug,
    brand: product.brand,
    category: product.insurerCategory,
    price: { amount: variant.prices[currency], currency },
  }
}
