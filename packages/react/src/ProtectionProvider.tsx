'use client'
import { QueryClient, QueryClientContext, QueryClientProvider } from '@tanstack/react-query'
import { useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { CartAdapter, ProtectionClient } from '@hakuna-kit/core'
import { complain } from '#devWarnings'
import { createCartView } from './cart/createCartStore.js'
import { createChoices } from './opt-in/createChoices.js'
import type { ProtectionEvent } from './events.js'
import { LiveRegion } from './LiveRegion.js'
import type { Messages } from './messages/Messages.js'
import { offerDe, offerEn } from './messages/optIn.js'
import { ProtectionContext, ProtectionSetupError } from './ProtectionContext.js'
import { isGerman } from './messages/isGerman.js'
import { createVoice } from './createAnnouncer.js'

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
  const [voice] = useState(() => createVoice(listener))
  useEffect(() => {
    voice.listen(listener)
    if (complain) complain.watchProvider(voice, client, cart)
  })

  const cartView = useMemo(
    () => (cart ? createCartView({ adapter: cart, client, queries, voice }) : null),
    [cart, client, queries, voice],
  )
  useEffect(() => {
    const following = cartView?.load().then((keeper) => keeper?.start())
    return () => void following?.then((stop) => stop?.())
  }, [cartView])

  const protection = useMemo(() => {
    const texts = { ...(isGerman(locale) ? offerDe : offerEn), ...messages }
    return { client, locale, texts, choices, voice, cartView }
  }, [client, locale, messages, choices, voice, cartView])
  return (
    <QueryClientProvider client={queries}>
      <ProtectionContext.Provider value={protection}>
        {children}
        <LiveRegion sentence={voice.sentence} />
      </ProtectionContext.Provider>
    </QueryClientProvider>
  )
}
