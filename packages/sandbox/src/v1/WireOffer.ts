import type { OfferProduct, OfferRequest } from './offerRequest.js'

/** An offer as sent. Some keys of `plans` and `marketing_content` are our guess: the samples are cut off there. */
export type WireOffer = {
  id: string
  type: OfferRequest['type']
  country: string
  sales_channel: string
  /** Epoch milliseconds. */
  created_at: number
  expired_at: number
  product: OfferProduct | null
  products_collection: Extract<OfferRequest, { type: 'protection_products_collection' }>['products_collection'] | null
  marketing_content: {
    /** By language. */
    hakuna_title: Record<string, string>
    benefit_bullets: Record<string, string>[]
    insurance_details_url: string
  }
  plans: OfferedPlan[]
}

/** `term_length` is in months; absent when the catalogue has no term. */
export type OfferedPlan = {
  id: string
  sku: string
  title: Record<string, string>
  price: { amount: number; currency: string }
  term_length?: number
}
