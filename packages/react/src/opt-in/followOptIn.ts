import type { Plan, PlanLookup } from '@hakuna-kit/core'
import type { Choices } from './createChoices.js'
import type { Surface } from '../events.js'
import { presentPlan, type PresentedPlan } from '../plans/presentPlan.js'
import type { GetInputProps } from './createInputProps.js'
import type { OptInStatus } from './useOptInState.js'
import type { Announcer } from '../createAnnouncer.js'
import { findEqualPlan } from '../plans/findEqualPlan.js'
import { holdChoice } from './holdChoice.js'
import { noticeTexts } from '../cart/noticeText.js'

/** What one opt-in shows at the moment. */
export type OptInView = {
  productId: string
  variantOf?: string | undefined
  surface: Surface
  status: OptInStatus
  plans: PresentedPlan[]
  lookup: PlanLookup | undefined
  choices: Choices
  announcer: Announcer
  /** Whether the shopper sees the offer. */
  isShown: boolean
  getInputProps: GetInputProps
  select: (plan: PresentedPlan) => void
}

/** What is remembered about one opt-in from view to view. */
export type OptInMemory = {
  told?: string
  isAdopted?: boolean
  last?: { productId: string; variantOf: string | undefined; plan: Plan } | undefined
}

/**
 * Called after each render of an opt-in: tells the shop what is offered, takes the choice along to a variant, and keeps
 * it until the returned function is called.
 */
export function followOptIn(memory: OptInMemory, offer: OptInView): () => void {
  if (offer.status !== 'loading') {
    if (offer.isShown) tellPlansShown(memory, offer)
    adoptTick(memory, offer)
    carryChoice(memory, offer)
  }
  return holdChoice(offer.choices, offer.productId)
}

/** What is told of an offer. */
export type Telling = Pick<OptInView, 'productId' | 'surface' | 'status' | 'plans' | 'lookup' | 'announcer'>

/** Tells once per product and view that an offer is shown, or why there is none. */
export function tellPlansShown(
  memory: OptInMemory,
  { productId, surface, status, plans, lookup, announcer }: Telling,
): void {
  const reason = lookup ? (lookup.reason ?? (lookup.plans.length ? 'unusable_plan' : 'no_match')) : 'request_failed'
  const told = `${productId} ${status === 'ready' || reason}`
  if (told === memory.told) return
  memory.told = told
  announcer.emit(
    status === 'ready'
      ? { type: 'offer_shown', surface, productId, planIds: plans.map(({ plan }) => plan.id) }
      : { type: 'why_no_offer', surface, productId, reason },
  )
}

/**
 * Takes over a tick that the shopper made before the page came to life. After a reload or a step back it may be the
 * browser that ticked: then it is taken away.
 */
function adoptTick(memory: OptInMemory, { plans, productId, choices, getInputProps, select }: OptInView): void {
  if (memory.isAdopted) return
  memory.isAdopted = true
  const [navigation] = performance.getEntriesByType?.('navigation') ?? []
  const { type = 'navigate' } = (navigation ?? {}) as Partial<PerformanceNavigationTiming>
  for (const presented of plans) {
    const input = document.getElementById(getInputProps(presented).id)
    if (!(input instanceof HTMLInputElement) || !input.checked || choices.get(productId)) continue
    if (type === 'navigate') select(presented)
    else input.checked = false
  }
}

/** Keeps the shopper's choice when the product's variant or price changes, if there is an equal plan; says so either way. */
function carryChoice(memory: OptInMemory, { productId, variantOf, plans, choices, announcer }: OptInView): void {
  const { last } = memory
  const own = choices.get(productId)
  const isVariant = last && last.productId !== productId && variantOf !== undefined && variantOf === last.variantOf
  const wanted = own === undefined && isVariant ? last.plan : own
  const kept = wanted ? findEqualPlan(wanted, plans) : null
  memory.last = kept ? { productId, variantOf, plan: kept.plan } : undefined
  if (!wanted) return
  choices.set(productId, kept?.plan)
  if (kept && isSameOffer(kept.plan, wanted)) return
  const text = noticeTexts(announcer)
  const sentence = kept
    ? text('choiceKept', kept)
    : text('choiceCleared', { title: presentPlan(wanted, announcer.language().locale)?.title })
  choices.notices.set(productId, sentence)
  announcer.announce(sentence)
}

function isSameOffer(a: Plan, b: Plan): boolean {
  return a.id === b.id && a.productReference === b.productReference && a.price.amount === b.price.amount
}
