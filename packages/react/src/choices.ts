import type { Plan } from '@hakuna-kit/core'
import { createObservable } from './observable.js'

/** What the shopper did: took a plan, said no (`null`), or nothing yet (`undefined`). */
export type Choice = Plan | null | undefined

/** What became of a choice, as a sentence. */
export type ChoiceNotice = { productId: string; sentence: string }

/** The shopper's choices of one provider, by product id. In memory only: nothing restores a choice. */
export type Choices = ReturnType<typeof createChoices>

export function createChoices() {
  const { get, set, subscribe } = createObservable<Record<string, Choice>>({})
  return {
    subscribe,
    get: (productId: string): Choice => get()[productId],
    set: (productId: string, choice: Choice) => set({ ...get(), [productId]: choice }),
    /** The last that happened to a choice without the shopper: for every opt-in of the product, whichever noticed it. */
    notice: createObservable<ChoiceNotice | undefined>(undefined),
    /** `planId` of opt-ins that the shop controls. */
    controlled: new Map<string, string | null | undefined>(),
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
