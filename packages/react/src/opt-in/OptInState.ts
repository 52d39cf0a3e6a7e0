import type { Plan, PlanLookup } from '@hakuna-kit/core'
import type { PresentedPlan } from '../plans/presentPlan.js'
import type { GetInputProps } from './createInputProps.js'

/** `error`: the insurer or the proxy could not be reached. `empty`: there is no plan for the product. */
export type OptInStatus = 'loading' | 'ready' | 'empty' | 'error'

/**
 * What an opt-in or a row asks the shopper. `select` stays in this package: with it a shop could choose for the
 * shopper.
 */
export type OptInState = {
  status: string
  plans: PresentedPlan[]
  notice: string | null
  getInputProps: (option: PresentedPlan | null) => Partial<ReturnType<GetInputProps>>
  select: (plan: PresentedPlan) => void
}

/** `plans` are those of `lookup` that may be shown. */
export function toOptInStatus(lookup: PlanLookup | undefined, isPending: boolean, plans: PresentedPlan[]): OptInStatus {
  if (isPending) return 'loading'
  if (plans[0]) return 'ready'
  return lookup && lookup.reason !== 'insurer_unavailable' ? 'empty' : 'error'
}

/** The last report about the plans of one opt-in or row, so that it is not repeated. */
export type ReportMemory = { reported?: string }

/** What is remembered about one opt-in from view to view. */
export type OptInMemory = ReportMemory & {
  isHydrated?: boolean
  last?: { productId: string; variantOf: string | undefined; plan: Plan } | undefined
}
