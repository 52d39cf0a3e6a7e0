import type { PresentedPlan } from '../plans/presentPlan.js'
import type { Protection } from '../ProtectionContext.js'
import { createConsent, type Surface } from './ConsentRecord.js'

/** Which opt-in, of which provider. */
export type OptInContext = { protection: Protection; productId: string; surface: Surface }

/**
 * Stores the shopper's own answer and emits it: a plan, `null` for "no protection", `undefined` to take the plan back.
 */
export function choosePlan(
  { protection: { choices, announcer, locale }, productId, surface }: OptInContext,
  next: PresentedPlan | null | undefined,
): void {
  const planId = choices.get(productId)?.id ?? ''
  choices.notices.set(productId, undefined)
  choices.set(productId, next && next.plan)
  announcer.emit({
    surface,
    productId,
    ...(next
      ? { type: 'plan_selected', planId: next.plan.id, consent: createConsent(next, locale, surface) }
      : next === null
        ? { type: 'plan_declined' }
        : { type: 'plan_removed', planId }),
  })
}
