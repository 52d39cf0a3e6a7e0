import { pickLanguage, type Plan, type PlanLookup, type Product } from '@hakuna-kit/core'
import type { Query } from '@tanstack/react-query'
import type { NoPlansShownReason } from '../../ProtectionEvent.js'
import { toHttpsUrl } from '../../plans/presentPlan.js'
import { toFailure, type Failure } from './toFailure.js'

/** A lookup of plans on this page, and its outcome. One product can be looked up with different data. */
export type PlanQuestion = {
  key: string
  product: Product
  outcome: QuestionOutcome
}

export type QuestionOutcome =
  | { type: 'waiting' }
  /** The browser is offline, so TanStack Query has not sent the request. */
  | { type: 'paused' }
  | { type: 'available'; planIds: string[] }
  | { type: 'none'; reason: NoPlansShownReason; failure?: Failure; faults?: PlanFault[] }

/** What a plan lacks of the three things that the law requires with it. */
export type PlanFault = { planId: string; missing: ('title' | 'price' | 'link')[] }

/** Reads a query of `plansQueryOptions`. Null if it was never requested: rows of plan lines look nothing up. */
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

/** Which plans of a lookup can be shown, by the rules of the components. */
export function readOutcome({ plans, reason }: PlanLookup): QuestionOutcome {
  const faults = plans.flatMap((plan) => findFaults(plan) ?? [])
  const faulty = new Set(faults.map(({ planId }) => planId))
  const planIds = plans.map(({ id }) => id).filter((id) => !faulty.has(id))
  if (planIds.length) return { type: 'available', planIds }
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

/** The query key holds all product data that is sent to the insurer. */
function readProduct(queryKey: readonly unknown[]): Product {
  return queryKey[3] as Product
}
