/**
 * One entry of the insurer's catalogue: some products, and the plans for them. A product matches when it meets every
 * criterion that is set. The first entry that matches decides, so put special entries before general ones.
 */
export type CatalogueEntry = {
  /** Only this product. */
  productId?: string | undefined
  category?: string | undefined
  /** Upper and lower case count as equal. */
  brand?: string | undefined
  /** Lower-case ISO 4217; also the currency of the plans' prices. */
  currency: string
  /** Lowest product price, in minor units, inclusive. */
  priceMin?: number | undefined
  /** Highest product price, in minor units, inclusive. */
  priceMax?: number | undefined
  /** Empty: these products have no plan. */
  plans: CataloguePlan[]
}

export type CataloguePlan = {
  /** The item in the shop that is sold as this plan. Plans that share an item need an `id`. */
  merchantProductId: string
  /** Sent as `id`, a field that the documents do not have. Leave it out to answer exactly as documented. */
  id?: string | undefined
  /** Price of the plan in minor units of the entry's currency. */
  price: number
  /** By language, e.g. `{ de: '1 Jahr Garantieerweiterung' }`. */
  title: Record<string, string>
  insuranceDetailsUrl: string
  /** Sent as `term_months`; not in the documents. */
  termMonths?: number | undefined
  /** Each by language. Sent as `benefits`; not in the documents. */
  benefits?: Record<string, string>[] | undefined
}

/** The fields of a product that the catalogue compares. `price` is in minor units. */
export type CatalogueProduct = {
  id: string
  category?: string | undefined
  brand: string
  price: number
  currency: string
}

/** The first entry that matches a product; undefined when none does. */
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
