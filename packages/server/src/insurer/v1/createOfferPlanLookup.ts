import type { Plan, Product } from '@hakuna-kit/core'
import { LRUCache } from 'lru-cache'
import { joinOfferPlanId } from '../../orders/wire/offerPlanIdCodec.js'
import { isInsurerError } from '../transport/InsurerError.js'
import type { OfferCalls } from './createOfferCalls.js'
import type { Offer, OfferedPlan, SalesChannel } from './Offer.js'
import type { StorefrontCalls } from '../storefront/createStorefrontCalls.js'

export type OfferPlanLookupOptions = Pick<OfferCalls, 'createOffer'> & {
  /**
   * The insurer's number for a product's category; undefined: not insurable. Default: the product's `category` where it
   * is a number.
   */
  category?: ((product: Product) => number | undefined) | undefined
  /** ISO 3166-1 alpha-2, lower case. Each needs the insurer's approval. The insurer's default: `de`. */
  country?: string | undefined
  /** Each channel needs the insurer's approval. The insurer's default: `e-commerce`. */
  salesChannel?: SalesChannel | undefined
  /** The shop's item that is sold as this plan. Default: the plan's SKU, else its id. */
  merchantProductId?: ((plan: OfferedPlan, product: Product) => string) | undefined
  /**
   * An offer that expires sooner than this is not shown, since the order comes later. Milliseconds, default 86,400,000
   * (one day).
   */
  minimumLifeMs?: number | undefined
  /** Products whose offers are kept. Default 10,000. */
  maxOffers?: number | undefined
  /** The clock. Default: the real one. */
  now?: (() => Date) | undefined
}

/**
 * Implements `lookUpPlans` with offers. The plan's id contains the offer's id, so `planId` on the plan line is all that
 * the order feed needs:
 *
 *     const client = createInsurerClient({ secretKey })
 *     createProtectionProxy({ secretKey, insurer: { ...client, lookUpPlans: createOfferPlanLookup(client) } })
 *
 * One offer serves all shoppers until shortly before it expires; a product whose price or text changed gets a new one.
 */
export function createOfferPlanLookup(options: OfferPlanLookupOptions): StorefrontCalls['lookUpPlans'] {
  const { country, salesChannel, minimumLifeMs = 86_400_000, now = () => new Date() } = options
  const { category: categoryOf = readCategory, merchantProductId = ({ sku, id }: OfferedPlan) => sku ?? id } = options
  const offers = new LRUCache<string, Promise<Offer | undefined>>({ max: options.maxOffers ?? 10_000 })

  async function createOffer(product: Product, category: number, requestId: string | undefined) {
    const { id, title, brand, price } = product
    try {
      const subject = { product: { id, category, title, brand, price } }
      return await options.createOffer({ ...subject, country, salesChannel, requestId })
    } catch (error) {
      if (isInsurerError(error) && error.insurerCode === 'product_unsupported') return undefined
      throw error
    }
  }

  function isFresh(offer: Offer | undefined): boolean {
    return offer === undefined || Date.parse(offer.expiresAt) - now().getTime() > minimumLifeMs
  }

  return async ({ product, requestId }) => {
    const category = categoryOf(product)
    if (category === undefined) return []
    const key = JSON.stringify([product.id, category, product.title, product.brand, product.price])
    let pending = offers.get(key)
    if (!pending || !isFresh(await pending.catch(() => undefined))) {
      pending = createOffer(product, category, requestId)
      offers.set(key, pending)
      // Neither a failure nor "not insurable" is kept: the insurer may accept the product later.
      const forget = () => void (offers.get(key) === pending && offers.delete(key))
      pending.then((offer) => offer ?? forget(), forget)
    }
    const offer = await pending
    return offer && isFresh(offer) ? toPlans(offer, product, merchantProductId) : []
  }
}

function toPlans(
  offer: Offer,
  product: Product,
  merchantProductId: (plan: OfferedPlan, product: Product) => string,
): Plan[] {
  return offer.plans
    .filter(({ price }) => price.currency === product.price.currency)
    .map((plan) => ({
      id: joinOfferPlanId({ offerId: offer.id, planId: plan.id }),
      merchantProductId: merchantProductId(plan, product),
      productReference: product.id,
      price: plan.price,
      title: plan.title,
      insuranceDetailsUrl: offer.insuranceDetailsUrl,
      ...(plan.termMonths !== undefined && { termMonths: plan.termMonths }),
      ...(offer.benefits.length > 0 && { benefits: offer.benefits }),
    }))
}

function readCategory({ category }: Product): number | undefined {
  return category !== undefined && /^\d{1,9}$/.test(category) ? Number(category) : undefined
}
