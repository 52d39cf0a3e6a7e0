import { z } from 'zod'
import type { Offer, OfferProduct, OfferSubject, SalesChannel } from './Offer.js'

const localizedText = z.record(z.string(), z.string())
const money = z.object({
  amount: z.int().min(0),
  currency: z
    .string()
    .regex(/^[A-Za-z]{3}$/)
    .toLowerCase(),
})

const wireProduct = z.object({
  id: z.string().min(1),
  category: z.int(),
  title: z.string(),
  brand: z.string(),
  sku: z.string().nullish(),
  price: money,
})

const wireOffer = z.object({
  id: z.string().min(1),
  country: z.string(),
  sales_channel: z.string(),
  // Milliseconds, unlike the order feed (vendor page samples).
  created_at: z.int().min(0),
  expired_at: z.int().min(0),
  product: wireProduct.nullish(),
  products_collection: z.object({ category: z.int(), price_min: money, price_max: money }).nullish(),
  marketing_content: z.object({
    benefit_bullets: z.array(localizedText).optional(),
    // Said to be in here, but the published sample is cut off before it, so the key is our reading.
    insurance_details_url: z.string().refine((text) => URL.canParse(text) && new URL(text).protocol === 'https:'),
  }),
  // Prose names id, SKU, title, price and term length; the keys are our reading.
  plans: z
    .array(
      z.object({
        id: z.string().min(1),
        sku: z.string().min(1).nullish(),
        title: localizedText,
        price: money,
        term_length: z.int().positive().nullish(),
      }),
    )
    .min(1),
})

export function encodeOfferRequest(
  offer: OfferSubject & { country?: string | undefined; salesChannel?: SalesChannel | undefined },
): object {
  const common = { country: offer.country, sales_channel: offer.salesChannel }
  if ('product' in offer) {
    const { id, category, title, brand, sku, price } = offer.product
    return { type: 'protection_product', product: { id, category, title, brand, sku, price }, ...common }
  }
  const { category, priceMin, priceMax } = offer.productsCollection
  return {
    type: 'protection_products_collection',
    products_collection: { category, price_min: priceMin, price_max: priceMax },
    ...common,
  }
}

/** `undefined` when the answer is unusable. */
export function decodeOffer(answer: unknown): Offer | undefined {
  const parsed = wireOffer.safeParse(answer)
  if (!parsed.success) return undefined
  const { data } = parsed
  const collection = data.products_collection
  return {
    id: data.id,
    country: data.country,
    salesChannel: data.sales_channel,
    createdAt: new Date(data.created_at).toISOString(),
    expiresAt: new Date(data.expired_at).toISOString(),
    product: data.product ? decodeProduct(data.product) : null,
    productsCollection: collection
      ? { category: collection.category, priceMin: collection.price_min, priceMax: collection.price_max }
      : null,
    plans: data.plans.map((plan) => ({
      id: plan.id,
      sku: plan.sku ?? undefined,
      title: plan.title,
      price: plan.price,
      termMonths: plan.term_length ?? undefined,
    })),
    benefits: data.marketing_content.benefit_bullets ?? [],
    insuranceDetailsUrl: data.marketing_content.insurance_details_url,
  }
}

function decodeProduct({ sku, ...product }: z.output<typeof wireProduct>): OfferProduct {
  return { ...product, sku: sku ?? undefined }
}
