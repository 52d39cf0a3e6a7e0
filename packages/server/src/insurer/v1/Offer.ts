import type { LocalizedText, Money } from '@hakuna-kit/core'

/** Where the plan is sold. The merchant needs the insurer's approval per channel. */
export type SalesChannel = 'e-commerce' | 'post-purchase'

export type OfferProduct = {
  id: string
  /** The insurer's number of the category, e.g. 101. Sandbox and production have different lists. */
  category: number
  title: string
  brand: string
  sku?: string | undefined
  /** Unit price, gross. */
  price: Money
}

/** Products of one category whose prices lie between two amounts, both included. */
export type OfferCollection = { category: number; priceMin: Money; priceMax: Money }

/** An offer is for one product, or for a collection. */
export type OfferSubject = { product: OfferProduct } | { productsCollection: OfferCollection }

/** Plans that the insurer sells until `expiresAt`. */
export type Offer = {
  id: string
  country: string
  salesChannel: string
  /** ISO 8601, UTC. */
  createdAt: string
  /** ISO 8601, UTC. 30 days later in every published sample. */
  expiresAt: string
  product: OfferProduct | null
  productsCollection: OfferCollection | null
  /** 1 to 3, all of one kind of protection. */
  plans: OfferedPlan[]
  benefits: LocalizedText[]
  /** An https URL. The law requires it next to every offer. */
  insuranceDetailsUrl: string
}

export type OfferedPlan = {
  id: string
  sku: string | undefined
  title: LocalizedText
  price: Money
  termMonths: number | undefined
}
