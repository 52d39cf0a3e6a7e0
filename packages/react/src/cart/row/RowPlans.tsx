import { useEffect, useId, useState } from 'react'
import { pickMessages } from '../../messages/pickMessages.js'
import { rowMessages } from '../../messages/rowMessages.js'
import { Part, type Slots } from '../../Part.js'
import { PlanSummary } from '../../plans/PlanSummary.js'
import { useProtection } from '../../ProtectionContext.js'
import type { RowState } from './ConnectedRow.js'

export type RowPlansProps = Pick<RowState, 'plansInCart' | 'pending' | 'unprotect'> & {
  productTitle: string
  slots: Slots | undefined
}

/** The plans in the cart for a line, each with a button to remove it. */
export function RowPlans({ plansInCart, pending, unprotect, productTitle, slots }: RowPlansProps) {
  const { remove } = pickMessages(rowMessages, useProtection())
  const id = useId()
  useKeepFocus(id, !!pending)
  return plansInCart.map((plan, index) => (
    <Part key={`${plan.planId} ${index}`} id={index ? undefined : id} part="option" slots={slots} as="div" data-covered>
      <Part part="input" slots={slots} />
      <PlanSummary presented={plan} slots={slots}>
        <Part
          part="remove"
          slots={slots}
          as="button"
          type="button"
          aria-disabled={!!pending}
          aria-label={`${remove}: ${plan.title}, ${productTitle}`}
          onClick={() => unprotect(plan)}
        >
          {remove}
        </Part>
      </PlanSummary>
    </Part>
  ))
}

/**
 * Keeps the focus in the row: when a plan is added, its button replaces the input that has the focus; when it is
 * removed, the input replaces the button. Focuses nothing where the plan was not added by the shopper just now.
 */
function useKeepFocus(id: string, isChange: boolean) {
  const [isAddedNow] = useState(isChange)
  useEffect(() => {
    const row = document.getElementById(id)?.closest('fieldset')
    const focus = (selector: string) => {
      if (document.activeElement === document.body) row?.querySelector<HTMLElement>(selector)?.focus()
    }
    if (isAddedNow) focus('button')
    return () => focus('input')
  }, [id, isAddedNow])
}
