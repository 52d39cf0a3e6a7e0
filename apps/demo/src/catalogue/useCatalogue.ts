import type { Product } from '@hakuna-kit/core'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import type { CatalogueAnswer, CatalogueProduct, Currency, Variant } from '../../shared/shopApi.js'
import { callShop } from '../shop/shopApi.js'

export const catalogueQueryOptions = queryOptions({
  queryKey: ['shop', 'catalogue'],
  queryFn: () => callShop<CatalogueAnswer>('GET', '/catalogue'),
  staleTime: Infinity,
})

/** What the shop sells. Loaded once; pages suspend until it is there. */
export function useCatalogue(): CatalogueAnswer {
  return useSuspenseQuery(catalogueQueryOptions).data
}

export type FoundVariant = { product: CatalogueProduct; variant: Variant }

/** The catalogue's side of a cart line; `undefined` for plan lines. */
export function findVariant(products: CatalogueProduct[], productId: string): FoundVariant | undefined {
  for (const product of products) {
    const variant = product.variants.find(({ id }) => id === productId)
    if (variant) return { product, variant }
  }
  return undefined
}

/** A variant as Hakuna Kit knows products. */
export function toProtectable({ product, variant }: FoundVariant, currency: Currency): Product {
  return {
    id: variant.id,
    title: product.name['en'] ?? product.slug,
    brand: product.brand,
    category: product.insurerCategory,
    price: { amount: variant.prices[currency], currency },
  }
}
