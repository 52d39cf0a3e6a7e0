/**
 * One rule of the insurer's catalogue: which products it speaks of and which plans they get. Every criterion that is
 * given must hold. The first entry that matches a product decides, so put the special before the general.
 */
export type CatalogueEntry = {
  /** This product only. */
  productId?: string | undefined
  category?: string | undefined
  /** Compared without regard to case. */
  brand?: string | undefined
  /** Lower-case ISO 4217; also the currency of the plans' prices. */
  currency: string
  /** Lowest product price, in minor units, inclusive. */
  priceMin?: number | undefined
  /** Highest product price, in minor units, inclusive. */
  priceMax?: number | undefined
  /** None: these products have no plan. */
  plans: CataloguePlan[]
}

export type CataloguePlan = {
  /** The shop's item that stands for the plan. Several plans may share one; give those an `id`. */
  merchantProductId: string
  /** Sent as `id`. The documents know no such field: leave it out to answer exactly as they do. */
  id?: string | undefined
  /** Price of the plan in minor units of the entry's currency. */
  price: number
  /** By language, e.g. `{ de: '1 Jahr Garantieerweiterung' }`. */
  title: Record<string, string>
  insuranceDetailsUrl: string
  /** Sent as `term_months`; not in the documents either. */
  termMonths?: number | undefined
  /** Sent as `benefits`, each by language; not in the documents either. */
  benefits?: Record<string, string>[] | undefined
}

/** The product of a lookup, as far as the catalogue cares. `price` is in minor units. */
export type CatalogueProduct = {
  id: string
  category?: string | undefined
  brand: string
  price: number
  currency: string
}

/** The entry that decides about a product; undefined where the insurer has nothing for it. */
export function findCatalogueEntry(
  catalogue: readonly CatalogueEntry[],
  product: CatalogueProduct,
): CatalogueEntry | undefined {
  return catalogue.find(
    (entry) =>
      (entry.productId === undefined || entry.productId === product.id) &&
      (entry.category === undefined || entry.category === product.category) &&
      (entry.brand === undefined || entry.brand.toLowerCase() === product.brand.toLowerCase()) &&
      entry.currency === product.currency &&
      (entry.priceMin === undefined || product.price >= entry.priceMin) &&
      (entry.priceMax === undefined || product.price <= entry.priceMax),
  )
}
