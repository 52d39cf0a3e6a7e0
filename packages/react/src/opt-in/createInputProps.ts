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

/**
 * Makes the props of each plan's native input: a checkbox for a single plan, radio buttons for several, where `null` is
 * "no protection". In a form without JavaScript they submit the shop's plan item. Where plans share one placeholder
 * item that id says too little, so the plan's own id is sent, under `plan_id`: a server that knows only the item's
 * field then adds nothing.
 */
export function createInputProps({ id, name, plans, selected, declined, select }: InputPropsOptions) {
  const isShared = new Set(plans.map(({ plan }) => plan.merchantProductId)).size < plans.length
  return (option: PresentedPlan | null) => ({
    type: plans[1] ? ('radio' as const) : ('checkbox' as const),
    id: id + option?.plan.id,
    name: name ?? (isShared ? 'plan_id' : 'merchant_product_id'),
    value: option ? option.plan[isShared ? 'id' : 'merchantProductId'] : '',
    checked: option ? option === selected : declined,
    // Browsers restore ticks on reload; a tick that the shopper did not make now must not come back.
    autoComplete: 'off',
    onChange: ({ target }: ChangeEvent<HTMLInputElement>) => select(target.checked ? option : undefined),
  })
}
