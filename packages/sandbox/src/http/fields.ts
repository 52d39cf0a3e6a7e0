import { z } from 'zod'
import { currencies } from './currencies.js'

/** An id made by the merchant: any text that is not empty (documented as opaque strings). */
export const idField = z.string().min(1).max(500)

/** Whole minor units, never negative (vendor page "Troubleshooting": whole cents). */
export const amountField = z.int().min(0)

export const quantityField = z.int().min(1)

/** Lower-case ISO 4217 (every document). */
export const currencyField = z
  .string()
  .refine((code) => currencies.has(code), 'Expected a lower-case ISO 4217 currency code')

/** Money as v1 writes it, in minor units. */
export const moneyField = z.object({ amount: amountField, currency: currencyField })

/** ISO 8601 in UTC, such as `2022-02-20T00:00:00.000Z` (events pages). */
export const isoTimeField = z.iso.datetime()

/** Lower-case ISO 3166-1 alpha-2. */
export const countryField = z.string().regex(/^[a-z]{2}$/, 'Expected a lower-case two-letter country code')

/** Name, e-mail and address fields accept the empty string (order feed page; for events our reading). */
export const optionalTextField = z.string().max(1000)

/** Billing address of an order. The country is the one field that must not be empty (order feed page). */
export const addressField = z.object({
  address_line_1: optionalTextField,
  address_line_2: optionalTextField,
  city: optionalTextField,
  country: countryField,
  zip: optionalTextField,
})
