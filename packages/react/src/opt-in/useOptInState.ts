'use client'
import { useEffect, useId, useRef, useState, useSyncExternalStore } from 'react'
import type { Plan, Product } from '@hakuna-kit/core'
import { devWarnings } from '#devWarnings'
import { echoes } from './createChoices.js'
import { createConsent } from './createConsent.js'
import type { ConsentRecord, Surface } from '../events.js'
import { createInputProps } from './createInputProps.js'
import type { OptInMemory } from './followOptIn.js'
import { presentPlan, type PresentedPlan } from '../plans/presentPlan.js'
import { useProtection } from '../ProtectionContext.js'
import { usePlans } from '../plans/usePlans.js'

export type UseProtectionOptInOptions = {
  product: Product
  /**
   * Controls the opt-in by repeating what `onPlanChange` said. It only echoes: a plan that the shopper did not choose
   * here is shown as not chosen. `null` shows no choice.
   */
  planId?: string | null | undefined
  /** Called when the shopper chooses a plan (with the record of what they saw), and with `null` when the choice is gone. */
  onPlanChange?: ((plan: Plan | null, consent: ConsentRecord | null) => void) | undefined
  surface?: Surface | undefined
  /** Form field; default `merchant_product_id`. Give each opt-in of one page its own. */
  name?: string | undefined
  /**
   * Id of what the product is a variant of. A choice moves along to another product only if both name the same:
   * then the plan of the same term stays chosen, and the opt-in says so. Otherwise another product starts with no choice.
   */
  variantOf?: string | undefined
}

/** `error`: the insurer or the proxy could not be asked. `empty`: there is no plan for the product. */
export type OptInStatus = 'loading' | 'ready' | 'empty' | 'error'

/**
 * One promise for all: a browser may take longer than a timer to import a module that it has already, and in that time
 * the choice that is handed from one render to the next would have no holder.
 */
let follower: Promise<typeof import('./followOptIn.js')> | undefined

/** `useProtectionOptIn()` with `select`, which must not leave this package: with it a shop could choose for the shopper. */
export function useOptInState({
  isShown = true,
  ...options
}: UseProtectionOptInOptions & { isShown?: boolean | undefined }) {
  const { product, planId, onPlanChange, surface = 'product', name, variantOf } = options
  const { locale, choices, announcer } = useProtection('useProtectionOptIn()')
  const productId = product.id
  const { data: lookup, isPending } = usePlans(product)
  const plans = (lookup?.plans ?? []).flatMap((plan) => presentPlan(plan, locale) ?? [])
  const isAnswered = lookup && lookup.reason !== 'insurer_unavailable'
  const status: OptInStatus = isPending ? 'loading' : plans[0] ? 'ready' : isAnswered ? 'empty' : 'error'

  const choice = useSyncExternalStore(
    choices.subscribe,
    () => choices.get(productId),
    () => undefined,
  )
  const notice = useSyncExternalStore(
    choices.notices.subscribe,
    () => choices.notices.get(productId),
    () => undefined,
  )
  const chosen = (choice && plans.find(({ plan }) => plan.id === choice.id)) || null
  const selected = echoes(choice, planId) ? chosen : null
  const declined = choice === null

  /** Chooses a plan; `null` declines, `undefined` takes the choice back. */
  const select = (next: PresentedPlan | null | undefined) => {
    choices.notices.set(productId, undefined)
    choices.set(productId, next && next.plan)
    announcer.emit({
      surface,
      productId,
      ...(next
        ? { type: 'plan_selected', planId: next.plan.id, consent: createConsent(next, locale, surface) }
        : next === null
          ? { type: 'plan_declined' }
          : { type: 'plan_removed', planId: choice?.id ?? '' }),
    })
  }

  const getInputProps = createInputProps({ id: useId(), name, plans, selected, declined, select })

  const told = useRef<string>(undefined)
  useEffect(() => {
    if (devWarnings) {
      devWarnings.watchName(getInputProps(null).name)
      if (planId && planId !== chosen?.plan.id && planId !== told.current) devWarnings.notAnEcho(productId, planId)
    }
    // Never tells of a plan of the product before, and of none while plans are looked up.
    if (chosen?.plan.id !== told.current) {
      told.current = chosen?.plan.id
      onPlanChange?.(chosen && chosen.plan, chosen && createConsent(chosen, locale, surface))
    }
    if (planId === undefined) return
    choices.controlled.set(productId, planId)
    return () => void choices.controlled.delete(productId)
  })

  // Nobody waits for what follows an offer, so its code is loaded after the offer stands.
  const [memory] = useState<OptInMemory>({})
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- it is told once for each change of the product
  useEffect(() => {
    const offer = {
      productId,
      variantOf,
      surface,
      status,
      isShown,
      plans,
      lookup,
      choices,
      announcer,
      getInputProps,
      select,
    }
    const following = (follower ??= import('./followOptIn.js')).then(
      ({ followOptIn }) => followOptIn(memory, offer),
      // Whoever asks next tries again.
      () => void (follower = undefined),
    )
    return () => void following.then((stop) => stop?.())
  })

  return {
    status,
    plans,
    /** The plan that the shopper chose. */
    selected,
    /** The shopper said "no protection". */
    declined,
    /** What became of the choice when the product changed; already spoken by the live region. */
    notice: notice ?? null,
    select,
    getInputProps,
  }
}
