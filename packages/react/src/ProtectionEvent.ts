import type { CartChange, NoPlansReason } from '@hakuna-kit/core'
import type { ConsentRecord, Surface } from './opt-in/ConsentRecord.js'

/**
 * Why no plan is shown for a product. `request_failed`: the proxy could not be reached. `unusable_plan`: every plan
 * lacked a title, a price or an https link.
 */
export type NoPlansShownReason = NoPlansReason | 'request_failed' | 'unusable_plan'

/** Passed to `onEvent`. Holds no personal data. */
export type ProtectionEvent =
  /** Once for each product of each opt-in or row on the page. */
  | { type: 'plans_shown'; surface: Surface; productId: string; planIds: string[] }
  | { type: 'no_plans'; surface: Surface; productId: string; reason: NoPlansShownReason }
  | { type: 'plan_selected'; surface: Surface; productId: string; planId: string; consent: ConsentRecord }
  /** The shopper chose "no protection". */
  | { type: 'plan_declined'; surface: Surface; productId: string }
  /** The shopper took a plan back. */
  | { type: 'plan_removed'; surface: Surface; productId: string; planId: string }
  | { type: 'sync_settled'; rounds: number; changes: CartChange[] }
  | { type: 'sync_failed'; code: string }
