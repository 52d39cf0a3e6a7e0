import { refuse } from '../http/Refusal.js'
import type { OfferedPlan, WireOffer } from './WireOffer.js'

/** A plan of an offer, as sold in an order. */
export type SoldPlan = {
  planId: string
  /** Time of the sale. */
  at: Date
  product: { id: string; price: { amount: number; currency: string } }
  /** Price paid, if the order has it. */
  price?: { amount: number; currency: string } | undefined
}

/**
 * Finds a plan of an order in its offer, and checks it: the offer was valid, the product is that of the offer, and the
 * price is the same (vendor pages "Offers", "Checkout"; the codes are ours).
 * @throws Refusal 400
 */
export function findSoldPlan(offer: WireOffer, { planId, at, product, price }: SoldPlan, path: string): OfferedPlan {
  const plan = offer.plans.find(({ id }) => id === planId)
  if (!plan) throw refuse('plan_unknown', path, 'The offer has no such plan.')
  if (at.getTime() > offer.expired_at) throw refuse('offer_expired', path, 'The offer was no longer valid.')
  if (!isOfferedFor(offer, product)) throw refuse('product_unsupported', path, 'The offer is for another product.')
  if (price && (price.amount !== plan.price.amount || price.currency !== plan.price.currency)) {
    throw refuse('plan_price_differs', path, 'The price is not the one that was offered.')
  }
  return plan
}

function isOfferedFor(offer: WireOffer, { id, price }: SoldPlan['product']): boolean {
  if (offer.product) return offer.product.id === id && offer.product.price.currency === price.currency
  const band = offer.products_collection
  return (
    band !== null &&
    price.currency === band.price_min.currency &&
    price.amount >= band.price_min.amount &&
    price.amount <= band.price_max.amount
  )
}
