'use client'
import { useEffect, useRef } from 'react'
import type { PlanLookup } from '@hakuna-kit/core'
import type { Placement, ProtectionEvent } from './events.js'
import type { PresentedPlan } from './presentPlan.js'
import { useProtection } from './ProtectionContext.js'
import type { OptInStatus } from './useProtectionOptIn.js'

export type OfferEventsOptions = {
  productId: string
  placement: Placement
  plans: PresentedPlan[]
  status: OptInStatus
  lookup: PlanLookup | undefined
}

/** Tells once per product and view that an offer is shown, or why there is none. */
export function useOfferEvents({ productId, placement, plans, status, lookup }: OfferEventsOptions): void {
  const { emit } = useProtection('shows an offer')
  const last = useRef('')
  useEffect(() => {
    if (status === 'loading') return
    const reason =
      lookup?.reason ?? (status === 'error' ? 'request_failed' : lookup?.plans.length ? 'unusable_plan' : 'no_match')
    const event: ProtectionEvent =
      status === 'ready'
        ? { type: 'offer_shown', placement, productId, planIds: plans.map(({ plan }) => plan.id) }
        : { type: 'why_no_offer', placement, productId, reason }
    const told = `${productId} ${status === 'ready' ? 'ready' : reason}`
    if (told === last.current) return
    last.current = told
    emit(event)
  }, [emit, productId, placement, plans, status, lookup])
}
