import type { LineItem, NewLineItem } from './cart.js'
import { type LocalizedText, pickText } from './localizedText.js'
import type { Money } from './money.js'

/** The product that a plan protects. `price` is the price of one unit, gross. */
export type Product = {
  id: string
  title: string
  brand: string
  category?: string | undefined
  price: Money
}

/** A protection plan that can be bought for one product. Texts and price always come from a lookup. */
export type Plan = {
  /** Unique among one product's plans and stable between lookups; several plans may share one `merchantProductId`. */
  id: string
  /** Id of the item that the shop sells as this plan; becomes `productId` of the plan line item. */
  merchantProductId: string
  /** Id of the protected product. */
  productReference: string
  /** Price of one plan for one unit, gross. */
  price: Money
  title: LocalizedText
  /** An https URL. By law this link must be next to every price of a plan. */
  insuranceDetailsUrl: string
  termMonths?: number | undefined
  benefits?: LocalizedText[] | undefined
}

/**
 * The line item for `plan`. The shop adds it in one call with the product; `quantity` is at most that of the product.
 * `customProperties` holds exactly `productReference` and `planId`. A cart that drops them cannot tell which product
 * the plan protects.
 *
 * @see insurer guide "ERP + E-commerce integration" for the reference (documented); `planId` is ours and is not sent.
 */
export function toPlanLineItem(plan: Plan, { quantity, locale }: { quantity: number; locale: string }): NewLineItem {
  return {
    quantity,
    productId: plan.merchantProductId,
    title: pickText(plan.title, locale),
    brand: 'hakuna',
    unitPrice: plan.price,
    customProperties: { productReference: plan.productReference, planId: plan.id },
  }
}

/** Whether a line is a plan: it has a `productReference` that is not empty. */
export function isPlanLineItem(lineItem: Pick<LineItem, 'customProperties'>): boolean {
  return !!planReferenceOf(lineItem)
}

/** Product id that a plan line refers to; `undefined` or empty on other lines. */
export const planReferenceOf = (lineItem: Pick<LineItem, 'customProperties'> | undefined): string | undefined =>
  lineItem?.customProperties?.productReference
