import type { Answer, Call } from '../http/Call.js'
import { parseMessage } from '../http/parseMessage.js'
import { Refusal, refuse } from '../http/Refusal.js'
import { type CatalogueEntry, type CataloguePlan, findCatalogueEntry } from '../plans/CatalogueEntry.js'
import type { PriceBook } from '../prices/createPriceBook.js'
import type { InsurerTerms } from '../terms.js'
import { offerCategories } from './offerCategories.js'
import { type OfferRequest, offerRequest } from './offerRequest.js'
import type { WireOffer } from './WireOffer.js'

/** Offers of v1: made for a product or for a price band, valid for `terms.offerDays`. */
export function createOffers(catalogue: readonly CatalogueEntry[], terms: InsurerTerms, prices: PriceBook) {
  const offers = new Map<string, WireOffer>()

  return {
    /**
     * @throws Refusal 400 with the documented codes `country_unsupported`, `saleschannel_unsupported`,
     *   `product_unsupported`, `invalid_request_parameters`
     * @see API reference v1.2, "Create an offer" (vendor page; our guess where its sample is cut off)
     */
    create(call: Call, priceDrift = 0): Answer {
      const request = parseMessage(offerRequest, call.body)
      if (!terms.countries.includes(request.country)) throw refuse('country_unsupported', 'country', 'Not served.')
      if (!terms.salesChannels.includes(request.sales_channel)) {
        throw refuse('saleschannel_unsupported', 'sales_channel', 'Not agreed with this merchant.')
      }
      const offer = toOffer(request, findPlans(catalogue, request), call.now, terms.offerDays, priceDrift)
      offers.set(offer.id, offer)
      if (offer.product) prices.learn(offer.product.id, offer.product.price)
      for (const { sku, price } of offer.plans) prices.learn(sku, price)
      return { status: 201, body: offer }
    },

    /** Also answers expired offers; `expired_at` shows it (our reading). @throws Refusal 404 */
    retrieve(call: Call): Answer {
      const offer = offers.get(call.id)
      if (!offer) throw new Refusal(404, 'not_found')
      return { status: 200, body: offer }
    },

    find: (offerId: string): WireOffer | undefined => offers.get(offerId),

    snapshot: (): WireOffer[] => structuredClone([...offers.values()]),
  }
}

export type Offers = ReturnType<typeof createOffers>

function findPlans(catalogue: readonly CatalogueEntry[], request: OfferRequest): CataloguePlan[] {
  // A price band gets the plans of its most expensive product; both ends of the band must have plans.
  const probes =
    request.type === 'protection_product'
      ? [request.product]
      : [request.products_collection.price_min, request.products_collection.price_max].map((price) => ({
          id: '',
          brand: '',
          category: request.products_collection.category,
          price,
        }))
  const found = probes.map(({ id, brand, category, price: { amount, currency } }) =>
    findCatalogueEntry(catalogue, { id, brand, category: offerCategories[category], price: amount, currency }),
  )
  const plans = found.every((entry) => entry && entry.plans.length > 0) ? found.at(-1)?.plans : undefined
  if (!plans) {
    const path = request.type === 'protection_product' ? 'product' : 'products_collection'
    throw refuse('product_unsupported', path, 'No plan for this category and price.')
  }
  return plans
}

function toOffer(
  request: OfferRequest,
  plans: readonly CataloguePlan[],
  now: Date,
  offerDays: number,
  priceDrift: number,
): WireOffer {
  const isProduct = request.type === 'protection_product'
  const { currency } = isProduct ? request.product.price : request.products_collection.price_min
  return {
    id: `off-${crypto.randomUUID()}`,
    type: request.type,
    country: request.country,
    sales_channel: request.sales_channel,
    created_at: now.getTime(),
    expired_at: now.getTime() + offerDays * 86_400_000,
    product: isProduct ? request.product : null,
    products_collection: isProduct ? null : request.products_collection,
    marketing_content: {
      hakuna_title: plans[0]?.title ?? {},
      benefit_bullets: plans[0]?.benefits ?? [],
      insurance_details_url: plans[0]?.insuranceDetailsUrl ?? '',
    },
    plans: plans.map((plan) => ({
      id: `pl-${crypto.randomUUID()}`,
      sku: plan.merchantProductId,
      title: plan.title,
      price: { amount: Math.max(0, plan.price + priceDrift), currency },
      ...(plan.termMonths !== undefined && { term_length: plan.termMonths }),
    })),
  }
}
