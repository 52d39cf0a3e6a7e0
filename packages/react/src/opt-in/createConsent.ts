import type { ConsentRecord, Placement } from '../events.js'
import type { PresentedPlan } from '../plans/presentPlan.js'
import { version } from '../version.js'

/** Writes down what the shopper saw at the moment of the opt-in. */
export function createConsent(presented: PresentedPlan, locale: string, placement: Placement): ConsentRecord {
  return { ...presented, locale, placement, libraryVersion: version, consentedAt: new Date().toISOString() }
}
