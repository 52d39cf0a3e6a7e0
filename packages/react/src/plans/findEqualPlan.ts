import type { Plan } from '@hakuna-kit/core'
import type { PresentedPlan } from './presentPlan.js'

/**
 * Finds the plan that can replace `chosen`: the same plan, else the only one with the same term (with the same title,
 * where there is no term). The price may differ, so the caller must tell the shopper the new price.
 */
export function findEqualPlan(chosen: Plan, plans: PresentedPlan[]): PresentedPlan | null {
  const same = plans.find(({ plan }) => plan.id === chosen.id && plan.productReference === chosen.productReference)
  if (same) return same
  const equal = plans.filter(({ plan }) =>
    chosen.termMonths
      ? plan.termMonths === chosen.termMonths
      : JSON.stringify(plan.title) === JSON.stringify(chosen.title),
  )
  return equal.length === 1 ? (equal[0] ?? null) : null
}
