import type { Plan } from '@hakuna-kit/core'
import { createObservable } from './observable.js'

/** What the shopper did: took a plan, said no (`null`), or nothing yet (`undefined`). */
export type Choice = Plan | null | undefined

/** The shopper's choices of one provider, by product id. Lives in memory only: nothing restores a choice. */
export type Choices = ReturnType<typeof createChoices>

export function createChoices() {
  const chosen = createObservable<Record<string, Choice>>({})
  const controlled = new Map<string, string | null>()
  const holders = new Map<string, number>()

  const get = (productId: string): Choice => chosen.get()[productId]
  const set = (productId: string, choice: Choice) => {
    if (get(productId) !== choice) chosen.set({ ...chosen.get(), [productId]: choice })
  }

  return {
    get,
    set,
    subscribe: chosen.subscribe,

    /** The plan that is on the screen as chosen: a controlling shop may withhold a choice, never add one. */
    getShown(productId: string): Plan | null {
      const choice = get(productId)
      return choice && echoes(choice, controlled.get(productId)) ? choice : null
    },

    control(productId: string, planId: string | null | undefined) {
      if (planId === undefined) controlled.delete(productId)
      else controlled.set(productId, planId)
    },

    /**
     * Keeps the choice while an opt-in of the product is on the page. A choice does not outlive its opt-in:
     * a page visited again starts with nothing selected.
     */
    hold(productId: string): () => void {
      holders.set(productId, (holders.get(productId) ?? 0) + 1)
      return () => {
        const left = (holders.get(productId) ?? 1) - 1
        holders.set(productId, left)
        // Later, because an opt-in may move (strict mode, responsive layouts) within one commit.
        setTimeout(() => {
          if (holders.get(productId)) return
          holders.delete(productId)
          controlled.delete(productId)
          set(productId, undefined)
        })
      }
    },
  }
}

/** A controlled `planId` only repeats what the shopper chose; `undefined` means that the shop does not control. */
export function echoes(choice: Plan, planId: string | null | undefined): boolean {
  return planId === undefined || planId === choice.id
}
