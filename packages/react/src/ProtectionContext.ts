'use client'
import { createContext, useContext } from 'react'
import { ProtectionError, type ProtectionClient } from '@hakuna-kit/core'
import type { CartView } from './cart/createCartStore.js'
import type { Choices } from './opt-in/createChoices.js'
import type { OfferMessages } from './messages/Messages.js'
import type { Voice } from './createAnnouncer.js'

/** What a provider shares. The same object until client, cart, locale or messages change. */
export type Protection = {
  client: ProtectionClient
  locale: string
  texts: OfferMessages
  choices: Choices
  voice: Voice
  /** Null where the provider has no `cart`. */
  cartView: CartView | null
}

export const ProtectionContext = createContext<Protection | null>(null)

/** A component or hook of Hakuna Kit was used where it cannot work. */
export class ProtectionSetupError extends ProtectionError {
  override readonly code = 'protection_setup'
}

/**
 * The provider's shared things. `caller` names the one who asks, e.g. `usePlans()`.
 *
 * @throws ProtectionSetupError outside of a provider.
 */
export function useProtection(caller: string): Protection {
  const protection = useContext(ProtectionContext)
  if (!protection) throw new ProtectionSetupError(`${caller} needs a <ProtectionProvider>`)
  return protection
}

/** The provider's cart. @throws ProtectionSetupError where the provider was given none. */
export function useCartView(caller: string): CartView {
  const { cartView } = useProtection(caller)
  if (!cartView) throw new ProtectionSetupError(`${caller} needs a <ProtectionProvider> with a cart`)
  return cartView
}
