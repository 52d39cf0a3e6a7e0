import { useEffect, useId, useMemo, useRef } from 'react'
import type { Plan, Product } from '@hakuna-kit/core'
import { callShop } from '../callShop.js'
import { devWarnings } from '../devWarnings.js'
import { presentPlans, type PresentedPlan } from '../plans/presentPlan.js'
import { usePlans } from '../plans/usePlans.js'
import { useProtection } from '../ProtectionContext.js'
import { choosePlan } from './choosePlan.js'
import { createConsent, type ConsentRecord, type Surface } from './ConsentRecord.js'
import { isShownChoice, useOfProduct } from './createChoices.js'
import { createInputProps, toInputId } from './createInputProps.js'
import { optInCode } from './optInCode.js'
import { toOptInStatus, type OptInMemory } from './OptInState.js'

export type UseProtectionOptInOptions = {
  /** The product that is shown, or the chosen variant of it. Its plans are looked up. */
  product: Product
  /**
   * Controls the opt-in: pass the id that `onPlanChange` gave, or `null` for no choice. It only repeats the shopper's
   * choice: a plan that the shopper did not choose here is shown as not chosen.
   */
  planId?: string | null | undefined
  /**
   * Called when the shopper chooses a plan, with the record of what they saw, and with `null` when the choice is gone.
   */
  onPlanChange?: ((plan: Plan | null, consent: ConsentRecord | null) => void) | undefined
  /** Where the opt-in stands; part of the consent record. Default `product`. */
  surface?: Surface | undefined
  /** Form field; default `merchant_product_id`. Give each opt-in of one page its own. */
  name?: string | undefined
  /**
   * Id of what the product is a variant of. The choice is kept for another product only if both have the same id here:
   * then the plan of the same term stays chosen, and the opt-in says so. Otherwise another product starts with no
   * choice.
   */
  variantOf?: string | undefined
}

/**
 * State and prop getters of `ProtectionOptIn`, for shops that render their own markup. There is no function that
 * chooses a plan: only the shopper's own change of an input that has the props of `getInputProps()` does.
 */
export function useProtectionOptIn(options: UseProtectionOptInOptions) {
  const { status, plans, selected, declined, notice, getInputProps } = useOptIn(options)
  return { status, plans, selected, declined, notice, getInputProps }
}

/** `useProtectionOptIn()` with `select`, which stays in this package: with it a shop could choose for the shopper. */
export function useOptIn({
  product,
  planId,
  onPlanChange,
  surface = 'product',
  name,
  variantOf,
  isShown = true,
}: UseProtectionOptInOptions & { isShown?: boolean | undefined }) {
  const protection = useProtection()
  const { locale, choices } = protection
  const id = useId()
  const productId = product.id
  const { data: lookup, isPending } = usePlans(product)
  const plans = useMemo(() => presentPlans(lookup?.plans ?? [], locale), [lookup, locale])
  const status = toOptInStatus(lookup, isPending, plans)

  const choice = useOfProduct(choices, productId)
  const notice = useOfProduct(choices.notices, productId)
  const chosen = (choice && plans.find(({ plan }) => plan.id === choice.id)) || null
  const selected = isShownChoice(choice, planId) ? chosen : null
  const declined = choice === null

  const select = (next: PresentedPlan | null | undefined) => choosePlan({ protection, productId, surface }, next)
  const getInputProps = createInputProps({ id, name, plans, selected, declined, select })

  const toldPlanId = useRef<string>(undefined)
  useEffect(() => {
    const chosenId = chosen?.plan.id
    if (process.env.NODE_ENV !== 'production') {
      devWarnings?.watchName(toInputId(id, null))
      if (planId && planId !== chosenId && planId !== toldPlanId.current) devWarnings?.notChosenHere(productId, planId)
    }
    if (chosenId === toldPlanId.current) return
    toldPlanId.current = chosenId
    void callShop(() => onPlanChange?.(chosen && chosen.plan, chosen && createConsent(chosen, locale, surface)))
    // `plans`: the inputs, which the warnings look at, are rendered with them.
  }, [chosen, onPlanChange, locale, surface, planId, productId, id, plans])

  useEffect(() => choices.control(productId, planId), [choices, productId, planId])

  // Must run before the inputs are rendered a second time, which would remove a tick from before the hydration.
  const memory = useRef<OptInMemory>({})
  useEffect(() => {
    const view = { protection, productId, surface, id, variantOf, status, plans, lookup, isShown }
    return optInCode.whenLoaded((code) => code.followOptIn(memory.current, view))
    // `choice`: what is remembered for another variant changes with it.
  }, [choice, protection, productId, surface, id, variantOf, status, plans, lookup, isShown])

  return {
    status,
    plans,
    /** The plan that the shopper chose. */
    selected,
    /** The shopper chose "no protection". */
    declined,
    /** What happened to the choice when the product changed. The live region has announced it. */
    notice: notice ?? null,
    select,
    getInputProps,
  }
}
