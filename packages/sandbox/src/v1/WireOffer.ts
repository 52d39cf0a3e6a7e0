import { z } from 'zod'
import { amountField, currencyField, idField, optionalTextField } from '../http/fields.js'

/** Money as the older API writes it, in minor units. */
export const moneyField = z.object({ amount: amountField, currency: currencyField })

/** Categories are integers in the older API. 101 is documented, the others are invented. */
export const offerCategories: Readonly<Record<number, string>> = {
  101: 'smartphones',
  102: 'tablets',
  103: 'notebooks',
  104: 'cameras',
  105: 'headphones',
  106: 'smartwatches',
  201: 'bikes',
  301: 'washing_machines',
  302: 'coffee_machines',
  303: 'televisions',
}

export const offerProductField = z.object({
  id: idField,
  category: z.int(),
  title: optionalTextField,
  brand: optionalTextField,
  sku: optionalTextField.optional(),
  price: moneyField,
})

const collectionField = z
  .object({ category: z.int(), price_min: moneyField, price_max: moneyField })
  .refine(
    ({ price_min, price_max }) => price_min.currency === price_max.currency && price_min.amount <= price_max.amount,
    'price_min must not exceed price_max and must have its currency',
  )

const common = {
  country: z
    .string()
    .regex(/^[a-z]{2}$/, 'Expected a lower-case two-letter country code')
    .default('de'),
  sales_channel: z.enum(['e-commerce', 'post-purchase']).default('e-commerce'),
}

/** Request of `POST /offers` (API reference v1.2, pages "Create an offer for …"). */
export const offerRequest = z.discriminatedUnion('type', [
  z.object({ type: z.literal('protection_product'), product: offerProductField, ...common }),
  z.object({ type: z.literal('protection_products_collection'), products_collection: collectionField, ...common }),
])

export type OfferRequest = z.output<typeof offerRequest>
export type OfferProduct = z.output<typeof offerProductField>

/** An offer on the wire. Keys of `plans` and `marketing_content` are partly our guess: the samples are cut off there. */
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

/** `term_length` is in months and absent where the catalogue names none. */
export type OfferedPlan = {
  id: string
  sku: string
  title: Record<string, string>
  price: { amount: number; currency: string }
  term_length?: number
}
