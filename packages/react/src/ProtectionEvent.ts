import type { CartChange, NoPlansReason } from '@hakuna-kit/core'
import type { ConsentRecord, Surface } from './opt-in/ConsentRecord.js'

/**
 * Why no plan is shown for a product. `request_failed`: the proxy could not be reached. `unusable_plan`: every plan
 * lacked a title, a price or an https link.
 */
export type NoPlansShownReason = NoPlansReason | 'request_failed' | 'unusable_plan'

/** The components that can fail by themselves: the public ones, and the details dialog of a plan. */
export type ComponentName =
  | 'ProtectionOptIn'
  | 'ProtectionDialog'
  | 'CartProtectionRow'
  | 'OrderProtection'
  | 'ProtectionDevtools'
  | 'PlanDetailsDialog'

/** Passed to `onEvent`. Holds no personal data. */
export type ProtectionEvent =
  /** Once for each product that an opt-in or row shows, and again where it showed another one in between. */
  | { type: 'plans_shown'; surface: Surface; productId: string; planIds: string[] }
  | { type: 'no_plans'; surface: Surface; productId: string; reason: NoPlansShownReason }
  | { type: 'plan_selected'; surface: Surface; productId: string; planId: string; consent: ConsentRecord }
  /** The shopper chose "no protection". */
  | { type: 'plan_declined'; surface: Surface; productId: string }
  /** The shopper took a plan back. */
  | { type: 'plan_removed'; surface: Surface; productId: string; planId: string }
  | { type: 'sync_settled'; rounds: number; changes: CartChange[] }
  | { type: 'sync_failed'; code: string }
  /**
   * Something inside a component failed, for example an element of the shop in `slots`, so the component shows nothing.
   * `error`: name of the error's class, e.g. `TypeError`. Its message may hold data of the shop, so it is left out.
   */
  | { type: 'component_failed'; component: ComponentName; error: string }

/** The event of a failure. What was thrown may be anything. */
export const toFailureEvent = (component: ComponentName, error: unknown): ProtectionEvent => ({
  type: 'component_failed',
  component,
  error: error instanceof Error ? error.name : 'unknown',
})
