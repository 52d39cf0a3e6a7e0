import { z } from 'zod'
import { countryField, idField, moneyField, optionalTextField } from '../http/fields.js'

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
  country: countryField.default('de'),
  sales_channel: z.enum(['e-commerce', 'post-purchase']).default('e-commerce'),
}

/** Request of `POST /offers` (API reference v1.2, pages "Create an offer for …"). */
export const offerRequest = z.discriminatedUnion('type', [
  z.object({ type: z.literal('protection_product'), product: offerProductField, ...common }),
  z.object({ type: z.literal('protection_products_collection'), products_collection: collectionField, ...common }),
])

export type OfferRequest = z.output<typeof offerRequest>
export type OfferProduct = z.output<typeof offerProductField>
