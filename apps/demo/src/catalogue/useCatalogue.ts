import { pickText, type Product } from '@hakuna-kit/core'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import type { Settings } from '../shop/SettingsProvider.js'
import type { CatalogueAnswer, CatalogueProduct, Variant } from '../../shared/shopApi.js'
import { callShop } from '../shop/shopApi.js'

const catalogueQueryOptions = queryOptions({
  queryKey: ['shop', 'catalogue'],
  queryFn: () => callShop<CatalogueAnswer>('GET', '/catalogue'),
  staleTime: Infinity,
})

/** The catalogue. Loaded once; pages suspend until it is loaded. */
export function useCatalogue(): CatalogueAnswer {
  return useSuspenseQuery(catalogueQueryOptions).data
}

export type FoundVariant = { product: CatalogueProduct; variant: Variant }

/** The product and variant of a cart line; undefined for plan lines. */
export function findVariant(products: CatalogueProduct[], productId: string): FoundVariant | undefined {
  for (const product of products) {
    const variant = product.variants.find(({ id }) => id === productId)
    if (variant) return { product, variant }
  }
  return undefined
}

/** A variant as a product of Hakuna Kit. Its title is shown to the shopper; the server sends the insurer its own. */
export function toProtectable(
  { product, variant }: FoundVariant,
  { currency, locale }: Pick<Settings, 'currency' | 'locale'>,
): Product {
  return {
    id: variant.id,
    title: pickText(product.name, locale),
    brand: product.brand,
    category: product.insurerCategory,
    price: { amount: variant.prices[currency], currency },
  }
}
