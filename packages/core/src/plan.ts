import type { LocalizedText } from './localizedText.js'
import type { Money } from './money.js'

/** What is protected. `price` is the unit price, gross. */
export type Product = {
  id: string
  title: string
  brand: string
  category?: string | undefined
  price: Money
}

/** A protection that the insurer offers for one product. Text and price always come from a lookup. */
export type Plan = {
  /** Unique among one product's plans and stable between lookups; several plans may share one `merchantProductId`. */
  id: string
  /** The shop's item that stands for the plan; becomes `productId` of the plan line item. */
  merchantProductId: string
  /** Id of the protected product. */
  productReference: string
  /** Price of one plan for one unit, gross. */
  price: Money
  title: LocalizedText
  /** An https URL. The law wants it beside every offer. */
  insuranceDetailsUrl: string
  termMonths?: number | undefined
  benefits?: LocalizedText[] | undefined
}
