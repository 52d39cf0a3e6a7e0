import type { CartChange, NoPlansReason } from '@hakuna-kit/core'
import type { PresentedPlan } from './plans/presentPlan.js'

/** Where an offer stands. */
export type Surface = 'product' | 'cart' | 'mini_cart' | 'dialog' | 'order'

/** Why a product has no offer. `request_failed`: the proxy was not reached. `unusable_plan`: every plan lacked a title, price or https link. */
export type WhyNoOffer = NoPlansReason | 'request_failed' | 'unusable_plan'

/**
 * What the shopper saw when they opted in: title, price and term as they were written, the document's URL, and the plan
 * with its ids and amounts. Plain JSON without personal data, for the shop to keep with the order.
 */
export type ConsentRecord = PresentedPlan & {
  locale: string
  surface: Surface
  /** Version of `@hakuna-kit/react`. */
  libraryVersion: string
  /** ISO 8601, UTC. */
  consentedAt: string
}

/** Everything that `onEvent` tells. Holds no personal data. */
export type ProtectionEvent =
  /** Once per product and view. */
  | { type: 'offer_shown'; surface: Surface; productId: string; planIds: string[] }
  | { type: 'plan_selected'; surface: Surface; productId: string; planId: string; consent: ConsentRecord }
  /** The shopper chose "no protection". */
  | { type: 'plan_declined'; surface: Surface; productId: string }
  /** The shopper took a plan back. */
  | { type: 'plan_removed'; surface: Surface; productId: string; planId: string }
  | { type: 'why_no_offer'; surface: Surface; productId: string; reason: WhyNoOffer }
  | { type: 'sync_settled'; rounds: number; changes: CartChange[] }
  | { type: 'sync_failed'; code: string }
