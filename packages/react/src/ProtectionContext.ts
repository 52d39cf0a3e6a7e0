'use client'
import { createContext, useContext } from 'react'
import { ProtectionError, type ProtectionClient } from '@hakuna-kit/core'
import type { CartStore } from './cartStore.js'
import type { Choices } from './choices.js'
import type { ProtectionEvent } from './events.js'
import type { Texts } from './texts.js'

/** What a provider shares. Stable between renders unless locale or messages change. */
export type Protection = {
  client: ProtectionClient
  locale: string
  text: Texts
  choices: Choices
  /** Null where the provider has no `cart`. */
  cartStore: CartStore | null
  emit: (event: ProtectionEvent) => void
  /** Says one sentence in the provider's live region. */
  announce: (sentence: string) => void
}

export const ProtectionContext = createContext<Protection | null>(null)

/** A component or hook of Hakuna Kit was used where it cannot work. */
export class ProtectionSetupError extends ProtectionError {
  override readonly code = 'protection_setup'
}

/**
 * The provider's shared things. `caller` names the one who asks, e.g. `calls usePlans()`.
 *
 * @throws ProtectionSetupError outside of a provider.
 */
export function useProtection(caller: string): Protection {
  const protection = useContext(ProtectionContext)
  if (!protection)
    throw new ProtectionSetupError(`A component ${caller} outside of <ProtectionProvider>. Put the provider around it.`)
  return protection
}

/** The provider's cart. @throws ProtectionSetupError where the provider was given none. */
export function useCartStore(caller: string): CartStore {
  const { cartStore } = useProtection(caller)
  if (!cartStore)
    throw new ProtectionSetupError(
      `A component ${caller}, but <ProtectionProvider> has no cart. Pass cart={yourCartAdapter}.`,
    )
  return cartStore
}
