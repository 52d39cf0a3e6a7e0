import { pickLanguage, type Money, type Plan, type PlanLookup, type Product } from '@hakuna-kit/core'
import type { Query } from '@tanstack/react-query'
import type { NoPlansShownReason } from '../ProtectionEvent.js'
import { toHttpsUrl } from '../plans/presentPlan.js'
import { toFailure, type Failure } from './toFailure.js'

/** One way in which the page asked for the plans of a product, and what came of it. */
export type PlanQuestion = {
  key: string
  product: Product
  outcome: QuestionOutcome
}

export type QuestionOutcome =
  | { type: 'waiting' }
  /** The browser is offline, so TanStack Query holds the question back. */
  | { type: 'paused' }
  | { type: 'offered'; planIds: string[] }
  | { type: 'none'; reason: NoPlansShownReason; failure?: Failure; faults?: PlanFault[] }

/** What a plan lacks of the three things that the law wants beside an offer. */
export type PlanFault = { planId: string; missing: ('title' | 'price' | 'link')[] }

/** Reads a query of `plansQueryOptions`. Null where nobody asked: rows of plan lines look nothing up. */
export function readQuestion({ queryHash, queryKey, state }: Query): PlanQuestion | null {
  const { data, error, fetchStatus } = state
  const outcome: QuestionOutcome | null = data
    ? readOutcome(data as PlanLookup)
    : fetchStatus !== 'idle'
      ? { type: fetchStatus === 'paused' ? 'paused' : 'waiting' }
      : error
        ? { type: 'none', reason: 'request_failed', failure: toFailure(error) }
        : null
  return outcome && { key: queryHash, product: readProduct(queryKey), outcome }
}

/** What a lookup means for the offer, by the rules of the components. */
export function readOutcome({ plans, reason }: PlanLookup): QuestionOutcome {
  const faults = plans.flatMap((plan) => findFaults(plan) ?? [])
  const faulty = new Set(faults.map(({ planId }) => planId))
  const planIds = plans.map(({ id }) => id).filter((id) => !faulty.has(id))
  if (planIds.length) return { type: 'offered', planIds }
  return plans.length
    ? { type: 'none', reason: reason ?? 'unusable_plan', faults }
    : { type: 'none', reason: reason ?? 'no_match' }
}

function findFaults({ id, title, price, insuranceDetailsUrl }: Plan): PlanFault | null {
  const missing: PlanFault['missing'] = []
  if (!pickLanguage(title, 'en')) missing.push('title')
  if (!Number.isSafeInteger(price?.amount)) missing.push('price')
  if (!toHttpsUrl(insuranceDetailsUrl)) missing.push('link')
  return missing.length ? { planId: id, missing } : null
}

/** The key holds all facts of the product that travel to the insurer. */
function readProduct(queryKey: readonly unknown[]): Product {
  const [, , id, category, title, brand, price] = queryKey as [string, string, string, string, string, string, Money]
  return { id, title, brand, ...(category && { category }), price }
}
