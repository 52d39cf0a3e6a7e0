import type { ChangeEvent } from 'react'
import type { PresentedPlan } from '../plans/presentPlan.js'

export type InputPropsOptions = {
  /** Unique on the page. */
  id: string
  /** Of the form field. Default `merchant_product_id`. */
  name: string | undefined
  plans: PresentedPlan[]
  selected: PresentedPlan | null
  declined: boolean
  select: (plan: PresentedPlan | null | undefined) => void
}

export type GetInputProps = ReturnType<typeof createInputProps>

/** Id of a plan's input. That of "no protection" (`null`) is `id` itself. The same on the server and in the browser. */
export const toInputId = (id: string, option: PresentedPlan | null): string => id + (option?.plan.id ?? '')

/**
 * Makes the props of each plan's native input: a checkbox for one plan, radio buttons for several, where `null` is
 * "no protection". In a form without JavaScript the value is the shop's plan item, under `merchant_product_id`. Where
 * plans share one item, the value is the plan's own id, under `plan_id`: a server that knows only the item's field then
 * adds nothing.
 */
export function createInputProps({ id, name, plans, selected, declined, select }: InputPropsOptions) {
  const isShared = new Set(plans.map(({ plan }) => plan.merchantProductId)).size < plans.length
  return (option: PresentedPlan | null) => ({
    type: plans[1] ? ('radio' as const) : ('checkbox' as const),
    id: toInputId(id, option),
    name: name ?? (isShared ? 'plan_id' : 'merchant_product_id'),
    value: option ? option.plan[isShared ? 'id' : 'merchantProductId'] : '',
    checked: option ? option === selected : declined,
    // Browsers restore ticks on reload. A plan must not be ticked by anyone but the shopper.
    autoComplete: 'off',
    onChange: ({ target }: ChangeEvent<HTMLInputElement>) => select(target.checked ? option : undefined),
  })
}
