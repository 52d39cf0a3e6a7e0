/** Where a plan that was looked up through an offer comes from. The order feed asks for both ids on the plan line. */
export type OfferPlan = { offerId: string; planId: string }

const separator = '/'

/**
 * One id for both: the plan line's `planId` then carries the offer as well, and no shop has to store a third
 * property.
 */
export function joinOfferPlanId({ offerId, planId }: OfferPlan): string {
  return `${encodeURIComponent(offerId)}${separator}${encodeURIComponent(planId)}`
}

/** Takes the id apart again; undefined where it holds no offer. */
export function splitOfferPlanId(id: string): OfferPlan | undefined {
  const [offerId, planId, ...more] = id.split(separator)
  if (!offerId || !planId || more.length > 0) return undefined
  try {
    return { offerId: decodeURIComponent(offerId), planId: decodeURIComponent(planId) }
  } catch {
    return undefined
  }
}
