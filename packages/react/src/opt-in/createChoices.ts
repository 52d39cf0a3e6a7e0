import type { Plan } from '@hakuna-kit/core'
import { createObservable } from '../createObservable.js'

/** What the shopper did: took a plan, said no (`null`), or nothing yet (`undefined`). */
export type Choice = Plan | null | undefined

/** The shopper's choices of one provider, by product id. In memory only: nothing restores a choice. */
export type Choices = ReturnType<typeof createChoices>

export function createChoices() {
  return {
    ...createByProduct<Choice>(),
    /** What became of a choice without the shopper, as a sentence: for every opt-in of the product, whichever noticed it. */
    notices: createByProduct<string>(),
    /** `planId` of opt-ins that the shop controls. */
    controlled: new Map<string, string | null | undefined>(),
  }
}

function createByProduct<Value>() {
  const { get, set, subscribe } = createObservable<Record<string, Value | undefined>>({})
  return {
    subscribe,
    get: (productId: string) => get()[productId],
    set(productId: string, value: Value | undefined) {
      if (get()[productId] !== value) set({ ...get(), [productId]: value })
    },
  }
}

/** A controlled `planId` only repeats what the shopper chose; `undefined` means that the shop does not control. */
export function echoes(choice: Choice, planId: string | null | undefined): choice is Plan {
  return !!choice && (planId === undefined || planId === choice.id)
}

/** The plan that the screen shows as chosen: a controlling shop may withhold a choice, never add one. */
export function getShownChoice({ get, controlled }: Choices, productId: string): Plan | null {
  const choice = get(productId)
  return echoes(choice, controlled.get(productId)) ? choice : null
}
