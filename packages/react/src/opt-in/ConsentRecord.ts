import type { PresentedPlan } from '../plans/presentPlan.js'
import { version } from '../version.js'

/** The part of the shop that an opt-in is on. */
export type Surface = 'product' | 'cart' | 'mini_cart' | 'dialog' | 'order'

/**
 * What the shopper saw when they opted in: title, price and term as they were written, the URL of the document, and the
 * plan with its ids and amounts. Plain JSON without personal data, for the shop to keep with the order.
 */
export type ConsentRecord = PresentedPlan & {
  locale: string
  surface: Surface
  /** Version of `@hakuna-kit/react`. */
  libraryVersion: string
  /** ISO 8601, UTC. */
  consentedAt: string
}

/** Records what the shopper saw. Called at the moment of the opt-in. */
export function createConsent(presented: PresentedPlan, locale: string, surface: Surface): ConsentRecord {
  return { ...presented, locale, surface, libraryVersion: version, consentedAt: new Date().toISOString() }
}
