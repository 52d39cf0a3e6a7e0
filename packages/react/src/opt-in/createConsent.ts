import type { ConsentRecord, Surface } from '../events.js'
import type { PresentedPlan } from '../plans/presentPlan.js'
import { version } from '../version.js'

/** Writes down what the shopper saw at the moment of the opt-in. */
export function createConsent(presented: PresentedPlan, locale: string, surface: Surface): ConsentRecord {
  return { ...presented, locale, surface, libraryVersion: version, consentedAt: new Date().toISOString() }
}
