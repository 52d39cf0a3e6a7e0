import type { ConsentRecord, Placement } from './events.js'
import type { PresentedPlan } from './presentPlan.js'
import { version } from './version.js'

/** Writes down what the shopper saw at the moment of the opt-in. */
export function createConsent(
  { plan, title, price, detailsUrl }: PresentedPlan,
  locale: string,
  placement: Placement,
): ConsentRecord {
  return {
    productId: plan.productReference,
    planId: plan.id,
    merchantProductId: plan.merchantProductId,
    title,
    price,
    priceAmount: plan.price.amount,
    currency: plan.price.currency,
    termMonths: plan.termMonths ?? null,
    insuranceDetailsUrl: detailsUrl,
    locale,
    placement,
    libraryVersion: version,
    consentedAt: new Date().toISOString(),
  }
}
