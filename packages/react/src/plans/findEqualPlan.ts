import type { Plan } from '@hakuna-kit/core'
import type { PresentedPlan } from './presentPlan.js'

/**
 * The plan that says the same as `chosen`: the very plan, else the only one with its term (its title, where no term is
 * named). The price may differ; whoever keeps the choice says the new price.
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
