import { createContext, useContext } from 'react'
import { ProtectionError, type ProtectionClient } from '@hakuna-kit/core'
import type { CartStore } from './cart/CartStore.js'
import type { Choices } from './opt-in/createChoices.js'
import type { Language } from './messages/pickMessages.js'
import type { OptInMessages } from './messages/Messages.js'
import type { Announcer } from './createAnnouncer.js'

/** What a provider shares. The same object until client, cart, locale or messages change. */
export type Protection = Language & {
  client: ProtectionClient
  texts: OptInMessages
  choices: Choices
  announcer: Announcer
  /** Null where the provider has no `cart`. */
  cartStore: CartStore | null
}

export const ProtectionContext = createContext<Protection | null>(null)

/**
 * A component or hook of Hakuna Kit was used outside of a provider, or a provider inside of another one. Hooks throw it
 * always. Components throw it in development; in production they show nothing, and a provider inside of another one
 * shows its children, because a page that a shopper sees must not break.
 */
export class ProtectionSetupError extends ProtectionError {
  override readonly code = 'protection_setup'
}

/**
 * What the provider shares. The stack of the error names the hook or component that needs it.
 *
 * @throws ProtectionSetupError outside of a provider.
 */
export function useProtection(): Protection {
  const protection = useContext(ProtectionContext)
  if (!protection) throw new ProtectionSetupError(needsProvider)
  return protection
}

/** The provider's cart. @throws ProtectionSetupError where the provider was given none. */
export function useCartStore(): CartStore {
  const { cartStore } = useProtection()
  if (!cartStore) throw new ProtectionSetupError(needsCart)
  return cartStore
}

// Production keeps the code of the error only.
const needsProvider =
  process.env.NODE_ENV === 'production'
    ? ''
    : 'This component or hook needs a <ProtectionProvider>, which holds its client and language. ' +
      'Put one around the page.'
const needsCart =
  process.env.NODE_ENV === 'production'
    ? ''
    : 'This component or hook needs a <ProtectionProvider> with a cart, which it reads and changes. ' +
      'Pass the adapter of the shop: <ProtectionProvider cart={cart}>.'
