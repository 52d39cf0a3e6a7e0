import type { Plan } from '@hakuna-kit/core'
import { createObservable } from './observable.js'

/** What the shopper did: took a plan, said no (`null`), or nothing yet (`undefined`). */
export type Choice = Plan | null | undefined

/** The shopper's choices of one provider, by product id. In memory only: nothing restores a choice. */
export type Choices = ReturnType<typeof createChoices>

export function createChoices() {
  const { get, set, subscribe } = createObservable<Record<string, Choice>>({})
  /** `planId` of opt-ins that the shop controls. */
  const controlled: Record<string, string | null | undefined> = {}
  return {
    subscribe,
    get: (productId: string): Choice => get()[productId],
    set: (productId: string, choice: Choice) => set({ ...get(), [productId]: choice }),
    control: (productId: string, planId: string | null | undefined) => void (controlled[productId] = planId),
    /** The plan that the screen shows as chosen: a controlling shop may withhold a choice, never add one. */
    getShown(productId: string): Plan | null {
      const choice = get()[productId]
      return echoes(choice, controlled[productId]) ? choice : null
    },
  }
}

/** A controlled `planId` only repeats what the shopper chose; `undefined` means that the shop does not control. */
export function echoes(choice: Choice, planId: string | null | undefined): choice is Plan {
  return !!choice && (planId === undefined || planId === choice.id)
}
