'use client'
import { useEffect, useId, useMemo, useRef, useSyncExternalStore, type ChangeEvent } from 'react'
import type { Plan, Product } from '@hakuna-kit/core'
import { echoes } from './choices.js'
import { createConsent } from './consent.js'
import type { ConsentRecord, Placement } from './events.js'
import { presentPlan, type PresentedPlan } from './presentPlan.js'
import { useProtection } from './ProtectionContext.js'
import { useCarriedChoice } from './useCarriedChoice.js'
import { useOfferEvents } from './useOfferEvents.js'
import { usePlans } from './usePlans.js'

export type UseProtectionOptInOptions = {
  product: Product
  /**
   * Controls the opt-in by repeating what `onPlanChange` said. It only echoes: a plan that the shopper did not choose
   * here is shown as not chosen. `null` shows no choice.
   */
  planId?: string | null | undefined
  /** Called when the shopper chooses a plan (with the record of what they saw), and with `null` when the choice is gone. */
  onPlanChange?: ((plan: Plan | null, consent: ConsentRecord | null) => void) | undefined
  placement?: Placement | undefined
  /** Form field; default `merchant_product_id`. Give each opt-in of one form its own. */
  name?: string | undefined
  /**
   * Id of what the product is a variant of. A choice moves along to another product only if both name the same:
   * then the plan of the same term stays chosen, and the opt-in says so. Otherwise another product starts with no choice.
   */
  variantOf?: string | undefined
}

export type OptInStatus = 'loading' | 'ready' | 'empty' | 'error'

/** State and prop getters behind `ProtectionOptIn`, for shops that draw their own markup. */
export function useProtectionOptIn(options: UseProtectionOptInOptions) {
  const { product, planId, onPlanChange, placement = 'product', name = 'merchant_product_id' } = options
  const { locale, choices, emit, announce } = useProtection('calls useProtectionOptIn()')
  const id = useId()
  const { data, isError, isPending } = usePlans(product)
  const plans = useMemo(() => (data?.plans ?? []).flatMap((plan) => presentPlan(plan, locale) ?? []), [data, locale])
  const status: OptInStatus = isPending
    ? 'loading'
    : plans.length
      ? 'ready'
      : isError || data?.reason === 'insurer_unavailable'
        ? 'error'
        : 'empty'

  const getChoice = () => choices.get(product.id)
  const choice = useSyncExternalStore(choices.subscribe, getChoice, () => undefined)
  const selected = (choice && echoes(choice, planId) && plans.find(({ plan }) => plan.id === choice.id)) || null

  useEffect(() => choices.hold(product.id), [choices, product.id])
  useEffect(() => choices.control(product.id, planId), [choices, product.id, planId])
  const notice = useCarriedChoice({ ...options, plans, status })
  useOfferEvents({ productId: product.id, placement, plans, status, lookup: data })

  // A choice may also end elsewhere: added to the cart, cleared with the variant, changed in a second opt-in.
  const told = useRef<string | null>(null)
  const tell = (next: PresentedPlan | null) => {
    told.current = next?.plan.id ?? null
    onPlanChange?.(next?.plan ?? null, next && createConsent(next, locale, placement))
  }
  useEffect(() => {
    const now = choice?.id ?? null
    if (status === 'ready' && now !== told.current) tell(plans.find(({ plan }) => plan.id === now) ?? null)
  })

  const select = (next: PresentedPlan | null, declined = false) => {
    const productId = product.id
    choices.set(productId, next ? next.plan : declined ? null : undefined)
    announce('')
    if (next)
      emit({
        type: 'plan_selected',
        placement,
        productId,
        planId: next.plan.id,
        consent: createConsent(next, locale, placement),
      })
    else if (declined) emit({ type: 'plan_declined', placement, productId })
    else if (choice) emit({ type: 'plan_removed', placement, productId, planId: choice.id })
    tell(next)
  }

  return {
    status,
    plans,
    /** The plan that the shopper chose. */
    selected,
    /** The shopper said "no protection". */
    declined: choice === null,
    /** What happened to the choice when the product changed; already spoken by the live region. */
    notice,
    select,
    /** Props of one plan's native input: a checkbox for a single plan, a radio button for several; `null` is "no protection". */
    getInputProps: (option: PresentedPlan | null) => ({
      type: plans.length > 1 ? ('radio' as const) : ('checkbox' as const),
      id: `${id}${option ? option.plan.id : ''}`,
      ...formField(option, plans, name),
      checked: option ? option === selected : choice === null,
      // Browsers restore ticks on reload; a tick that the shopper did not make now must not come back.
      autoComplete: 'off',
      onChange: ({ target }: ChangeEvent<HTMLInputElement>) => select(target.checked ? option : null, !option),
    }),
  }
}

/**
 * A form without JavaScript submits the shop's plan item. Where plans share one placeholder item that id says too
 * little, so the plan's own id is sent, under `plan_id`: a server that knows only the item's field then adds nothing.
 */
function formField(option: PresentedPlan | null, plans: PresentedPlan[], name: string) {
  const shared = new Set(plans.map(({ plan }) => plan.merchantProductId)).size < plans.length
  const value = option && (shared ? option.plan.id : option.plan.merchantProductId)
  return { name: shared ? name.replace('merchant_product_id', 'plan_id') : name, value: value ?? '' }
}
