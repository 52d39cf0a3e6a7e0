import type { Plan, PlanLookup } from '@hakuna-kit/core'
import { announce } from '../announce.js'
import type { Announcer } from '../createAnnouncer.js'
import { noticeTexts } from '../messages/noticeTexts.js'
import { findEqualPlan } from '../plans/findEqualPlan.js'
import { presentPlan, type PresentedPlan } from '../plans/presentPlan.js'
import { choosePlan, type OptInContext } from './choosePlan.js'
import { toInputId } from './createInputProps.js'
import { holdChoice } from './holdChoice.js'
import type { OptInMemory, OptInStatus, ReportMemory } from './OptInState.js'

// In the same download: also needed once plans are shown, or by rows.
export { announce } from '../announce.js'
export { noticeTexts } from '../messages/noticeTexts.js'
export { PlanDetailsDialog } from '../plans/PlanDetailsDialog.js'

/** What one opt-in shows at the moment. */
export type OptInView = OptInContext & {
  /** Base of the inputs' ids. */
  id: string
  variantOf: string | undefined
  status: OptInStatus
  plans: PresentedPlan[]
  lookup: PlanLookup | undefined
  /** Whether the shopper sees the opt-in. */
  isShown: boolean
}

/**
 * Called with each new view of an opt-in: reports what is shown, and keeps the choice for another variant or price. The
 * opt-in is on the page until the returned function is called.
 */
export function followOptIn(memory: OptInMemory, view: OptInView): () => void {
  if (view.status !== 'loading') {
    if (view.isShown) reportPlans(memory, view.protection.announcer, view)
    adoptEarlyTick(memory, view)
    keepChoice(memory, view)
  }
  return holdChoice(view.protection.choices, view.productId)
}

export type PlansReport = Pick<OptInView, 'productId' | 'surface' | 'status' | 'plans' | 'lookup'>

/** Emits once per product and result that plans are shown, or why there are none. */
export function reportPlans(
  memory: ReportMemory,
  announcer: Announcer,
  { productId, surface, status, plans, lookup }: PlansReport,
): void {
  const reason = lookup ? (lookup.reason ?? (lookup.plans.length ? 'unusable_plan' : 'no_match')) : 'request_failed'
  const report = `${productId} ${status === 'ready' || reason}`
  if (report === memory.reported) return
  memory.reported = report
  announcer.emit(
    status === 'ready'
      ? { type: 'plans_shown', surface, productId, planIds: plans.map(({ plan }) => plan.id) }
      : { type: 'no_plans', surface, productId, reason },
  )
}

/**
 * Takes over a tick that the shopper made before the page was hydrated. After a reload or a step back the browser may
 * have restored the tick: then it is removed.
 */
function adoptEarlyTick(memory: OptInMemory, view: OptInView): void {
  if (memory.isHydrated) return
  memory.isHydrated = true
  const [navigation] = performance.getEntriesByType?.('navigation') ?? []
  const { type = 'navigate' } = (navigation ?? {}) as Partial<PerformanceNavigationTiming>
  for (const presented of view.plans) {
    const input = document.getElementById(toInputId(view.id, presented))
    if (!(input instanceof HTMLInputElement) || !input.checked || view.protection.choices.get(view.productId)) continue
    if (type === 'navigate') choosePlan(view, presented)
    else input.checked = false
  }
}

/**
 * Keeps the choice when the variant or the price changes, if there is an equal plan. Tells the shopper in both cases.
 */
function keepChoice(memory: OptInMemory, { protection, productId, variantOf, plans }: OptInView): void {
  const { choices, announcer } = protection
  const { last } = memory
  const choice = choices.get(productId)
  const isVariant = last && last.productId !== productId && variantOf !== undefined && variantOf === last.variantOf
  const wanted = choice === undefined && isVariant ? last.plan : choice
  const kept = wanted ? findEqualPlan(wanted, plans) : null
  memory.last = kept ? { productId, variantOf, plan: kept.plan } : undefined
  if (!wanted) return
  choices.set(productId, kept?.plan)
  if (kept && isSamePlan(kept.plan, wanted)) return
  const language = announcer.language()
  const text = noticeTexts(language)
  const sentence = kept
    ? text('choiceKept', kept)
    : text('choiceCleared', { title: presentPlan(wanted, language.locale)?.title })
  choices.notices.set(productId, sentence)
  announce(announcer, sentence)
}

/** Whether `b` is `a` at the same price, so that there is nothing to tell the shopper. */
function isSamePlan(a: Plan, b: Plan): boolean {
  const [price, next] = [a.price, b.price]
  return (
    a.id === b.id &&
    a.productReference === b.productReference &&
    price.amount === next.amount &&
    price.currency === next.currency
  )
}
