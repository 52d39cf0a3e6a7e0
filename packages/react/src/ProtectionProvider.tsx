'use client'
import { QueryClient, QueryClientContext, QueryClientProvider } from '@tanstack/react-query'
import { useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { CartAdapter, ProtectionClient } from '@hakuna-kit/core'
import { devWarnings } from '#devWarnings'
import { createCartStore } from './cart/createCartStore.js'
import { createChoices } from './opt-in/createChoices.js'
import type { ProtectionEvent } from './events.js'
import { LiveRegion } from './LiveRegion.js'
import type { Messages } from './messages/Messages.js'
import { optInDe, optInEn } from './messages/optIn.js'
import { ProtectionContext, ProtectionSetupError } from './ProtectionContext.js'
import { isGerman } from './messages/isGerman.js'
import { createAnnouncer } from './createAnnouncer.js'

export type ProtectionProviderProps = {
  /** From `createProtectionClient()`; made once, outside of render. */
  client: ProtectionClient
  /** BCP 47, e.g. `de-DE`. Required: a guess would differ between server and browser. */
  locale: string
  /** The shop's cart; made once. Without it there are product page offers only. */
  cart?: CartAdapter | undefined
  /** Used where no TanStack Query provider is around; without both, the provider makes its own. */
  queryClient?: QueryClient | undefined
  /** A whole language (`fr`) or single texts; the rest is German for German locales, else English. */
  messages?: Partial<Messages> | undefined
  /** Hears everything that analytics and the shop may want to know. */
  onEvent?: ((event: ProtectionEvent) => void) | undefined
  children?: ReactNode
}

/**
 * Gives everything below it one client, one cart, one set of choices and one live region.
 *
 * @throws ProtectionSetupError when it stands inside another provider: the cart would be synced twice.
 */
export function ProtectionProvider({
  client,
  locale,
  cart,
  queryClient,
  messages,
  onEvent,
  children,
}: ProtectionProviderProps) {
  if (useContext(ProtectionContext)) {
    throw new ProtectionSetupError('A <ProtectionProvider> stands in another one')
  }
  const around = useContext(QueryClientContext)
  const [queries] = useState(() => around ?? queryClient ?? new QueryClient())
  const [choices] = useState(createChoices)
  const listener = { locale, messages, onEvent }
  const [announcer] = useState(() => createAnnouncer(listener))
  useEffect(() => {
    announcer.listen(listener)
    if (devWarnings) devWarnings.watchProvider(announcer, client, cart)
  })

  const cartStore = useMemo(
    () => (cart ? createCartStore({ adapter: cart, client, queries, announcer }) : null),
    [cart, client, queries, announcer],
  )
  useEffect(() => {
    const following = cartStore?.load().then((controller) => controller?.start())
    return () => void following?.then((stop) => stop?.())
  }, [cartStore])

  const protection = useMemo(() => {
    const texts = { ...(isGerman(locale) ? optInDe : optInEn), ...messages }
    return { client, locale, texts, choices, announcer, cartStore }
  }, [client, locale, messages, choices, announcer, cartStore])
  return (
    <QueryClientProvider client={queries}>
      <ProtectionContext.Provider value={protection}>
        {children}
        <LiveRegion sentence={announcer.sentence} />
      </ProtectionContext.Provider>
    </QueryClientProvider>
  )
}
