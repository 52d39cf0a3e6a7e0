import type { LineItem, NewLineItem } from './cart.js'
import { pickText } from './localizedText.js'
import type { Plan } from './plan.js'

/**
 * The line item that stands for `plan`; the shop adds it in one call with the product, `quantity` at most the product's.
 * `customProperties` holds exactly `productReference` and `planId`; a cart that drops them loses the plan's product.
 *
 * @see insurer guide "ERP + E-commerce integration" for the reference (documented); `planId` is ours and stays in the shop.
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

/** Whether a line stands for a plan: it has a non-empty `productReference`. */
export function isPlanLineItem(lineItem: Pick<LineItem, 'customProperties'>): boolean {
  return !!planReferenceOf(lineItem)
}

/** Product id that a plan line refers to. */
export const planReferenceOf = (lineItem: Pick<LineItem, 'customProperties'> | undefined): string | undefined =>
  lineItem?.customProperties?.productReference
