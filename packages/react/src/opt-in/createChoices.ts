import { useSyncExternalStore } from 'react'
import type { Plan } from '@hakuna-kit/core'
import { createObservable } from '../createObservable.js'

/** A plan that the shopper chose; `null`: "no protection"; `undefined`: no answer yet. */
export type Choice = Plan | null | undefined

/** The shopper's choices of one provider, by product id. In memory only: no choice is ever restored. */
export type Choices = ReturnType<typeof createChoices>

export function createChoices() {
  const choices = createByProduct<Choice>()
  /** What happened to a choice without the shopper, as a sentence. Shown by every opt-in of the product. */
  const notices = createByProduct<string>()
  /** `planId` of the opt-ins that the shop controls. */
  const controlled = new Map<string, string | null | undefined>()

  return {
    ...choices,
    notices,
    controlled,

    /** The shop controls the opt-in with `planId`, until the returned function is called. */
    control(productId: string, planId: string | null | undefined) {
      if (planId === undefined) return
      controlled.set(productId, planId)
      return () => void controlled.delete(productId)
    },
  }
}

type ByProduct<Value> = ReturnType<typeof createByProduct<Value>>

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

/** What the opt-ins of a product show: a choice or a notice. None on the server. */
export function useOfProduct<Value>({ subscribe, get }: ByProduct<Value>, productId: string): Value | undefined {
  return useSyncExternalStore(
    subscribe,
    () => get(productId),
    () => undefined,
  )
}

/**
 * Whether `choice` may be shown. A controlling shop can only repeat or hide it; without `planId` the shop does not
 * control.
 */
export function isShownChoice(choice: Choice, planId: string | null | undefined): choice is Plan {
  return !!choice && (planId === undefined || planId === choice.id)
}

/** The plan that the page shows as chosen. */
export function getShownChoice({ get, controlled }: Choices, productId: string): Plan | null {
  const choice = get(productId)
  return isShownChoice(choice, controlled.get(productId)) ? choice : null
}
