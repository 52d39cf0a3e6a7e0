import type { PresentedPlan } from '../plans/presentPlan.js'
import { createObservable } from '../createObservable.js'
import type { Choice } from './createChoices.js'
import { dialogMemory } from './dialogMemory.js'

export type DialogOpening = { open: boolean; productId: string; choice: Choice; plans: PresentedPlan[] }

/** Whether the dialog asks at the moment. Decided once at each opening. */
export function createDialogQuestion() {
  const isAsked = createObservable(false)
  let wasOpen = false
  return {
    get: isAsked.get,
    subscribe: isAsked.subscribe,
    /** Returns true where the dialog has just been opened and has no reason to ask. */
    update({ open, productId, choice, plans }: DialogOpening): boolean {
      if (open === wasOpen) return false
      wasOpen = open
      const mayAsk = open && choice === undefined && plans.length > 0 && dialogMemory.mayAsk(productId)
      if (mayAsk) dialogMemory.remember(productId, false)
      isAsked.set(mayAsk)
      return open && !mayAsk
    },
  }
}
