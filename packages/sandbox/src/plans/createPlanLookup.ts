import { z } from 'zod'
import type { Answer, Call } from '../http/Call.js'
import { amountField, currencyField, idField, optionalTextField } from '../http/fields.js'
import { parseMessage } from '../http/parseMessage.js'
import type { PriceBook } from '../prices/createPriceBook.js'
import { type CatalogueEntry, type CataloguePlan, findCatalogueEntry } from './CatalogueEntry.js'

const lookupQuery = z.object({
  id: idField,
  category: idField.optional(),
  title: optionalTextField,
  brand: optionalTextField,
  price_amount: z
    .string()
    .regex(/^\d{1,15}$/, 'Expected whole minor units')
    .transform(Number)
    .pipe(amountField),
  price_currency: currencyField,
  user_session_id: idField,
})

/** A plan as sent. `id`, `term_months` and `benefits` are our extension; the documents do not have them. */
export type WirePlan = {
  id?: string
  merchant_product_id: string
  price_amount: number
  price_currency: string
  product_reference: string
  title: Record<string, string>
  insurance_details_url: string
  term_months?: number
  benefits?: Record<string, string>[]
}

/** Plan lookups. Remembers the category of each product, because orders do not have it, and the prices. */
export function createPlanLookup(catalogue: readonly CatalogueEntry[], prices: PriceBook) {
  const categories = new Map<string, string>()
  const knownCategories = listCategories(catalogue)

  return {
    /**
     * The plans for one product; an empty list with 200 when there is none (our reading: no document says). Such an
     * answer has a header with the categories that have plans, for developers: no document has it.
     * @see guide "ERP + E-commerce integration", Present protection plans (answer documented; path and query our guess)
     */
    lookUp(call: Call, priceDrift = 0): Answer {
      const { user_session_id: _session, ...product } = parseMessage(lookupQuery, Object.fromEntries(call.query))
      if (product.category !== undefined) categories.set(product.id, product.category)
      const entry = findCatalogueEntry(catalogue, {
        id: product.id,
        category: product.category,
        brand: product.brand,
        price: product.price_amount,
        currency: product.price_currency,
      })
      const plans = entry?.plans.map((plan) => toWirePlan(plan, product.id, product.price_currency, priceDrift)) ?? []
      prices.learn(product.id, { amount: product.price_amount, currency: product.price_currency })
      for (const { merchant_product_id: id, price_amount: amount, price_currency: currency } of plans) {
        prices.learn(id, { amount, currency })
      }
      const headers = plans.length === 0 && knownCategories ? { 'Sandbox-Categories': knownCategories } : {}
      return { status: 200, body: { product, plans }, headers }
    },
    findCategory: (productId: string): string | undefined => categories.get(productId),
  }
}

/** Each category URI-encoded, separated by commas. */
function listCategories(catalogue: readonly CatalogueEntry[]): string {
  const known = catalogue.flatMap(({ category, plans }) => (category && plans.length > 0 ? [category] : []))
  return [...new Set(known)].map(encodeURIComponent).join(',')
}

function toWirePlan(plan: CataloguePlan, productId: string, currency: string, priceDrift: number): WirePlan {
  return {
    ...(plan.id !== undefined && { id: plan.id }),
    merchant_product_id: plan.merchantProductId,
    price_amount: Math.max(0, plan.price + priceDrift),
    price_currency: currency,
    product_reference: productId,
    title: plan.title,
    insurance_details_url: plan.insuranceDetailsUrl,
    ...(plan.termMonths !== undefined && { term_months: plan.termMonths }),
    ...(plan.benefits !== undefined && { benefits: plan.benefits }),
  }
}
