'use client'
import { QueryClient, QueryClientContext, QueryClientProvider } from '@tanstack/react-query'
import { useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { CartAdapter, ProtectionClient } from '@hakuna-kit/core'
import { createCartStore } from './cartStore.js'
import { createChoices } from './choices.js'
import type { ProtectionEvent } from './events.js'
import { LiveRegion } from './LiveRegion.js'
import type { Messages } from './messages/Messages.js'
import { noticeText } from './noticeText.js'
import { createObservable } from './observable.js'
import { ProtectionContext, ProtectionSetupError, type Protection } from './ProtectionContext.js'
import { connectionsQueryOptions } from './queries.js'
import { createTexts } from './texts.js'

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
    throw new ProtectionSetupError(
      'Two <ProtectionProvider>s are nested, so the cart would be synced twice. Keep the outer one.',
    )
  }
  const shopQueries = useContext(QueryClientContext) ?? queryClient
  const [ownQueries] = useState(() => (shopQueries ? null : new QueryClient()))
  const queries = (shopQueries ?? ownQueries) as QueryClient
  const [choices] = useState(createChoices)
  const [sentence] = useState(() => createObservable(''))
  const text = useMemo(() => createTexts(locale, messages), [locale, messages])

  // The engine outlives renders, so it reads the newest callback and language from here.
  const latest = useRef({ onEvent, text })
  useEffect(() => {
    latest.current = { onEvent, text }
  })

  const shared = useMemo(() => {
    const emit: Protection['emit'] = (event) => latest.current.onEvent?.(event)
    // The same words twice in a row are spoken twice.
    const announce = (words: string) => sentence.set(words === sentence.get() ? `${words}\u00a0` : words)
    const cartStore =
      cart &&
      createCartStore({
        adapter: cart,
        client,
        loadConnections: (current) => queries.fetchQuery(connectionsQueryOptions({ client, cart: current })),
        onNotice: (notices) =>
          notices.length && announce(notices.map((notice) => noticeText(notice, latest.current.text)).join(' ')),
        onSync: (state) =>
          emit(
            state.status === 'settled'
              ? { type: 'sync_settled', rounds: state.rounds, changes: state.changes }
              : { type: 'sync_failed', code: state.error.code },
          ),
      })
    return { emit, announce, cartStore: cartStore ?? null }
  }, [cart, client, queries, sentence])

  const { cartStore } = shared
  useEffect(() => cartStore?.start(), [cartStore])

  const protection = useMemo<Protection>(
    () => ({ client, locale, text, choices, ...shared }),
    [client, locale, text, choices, shared],
  )
  return (
    <QueryClientProvider client={queries}>
      <ProtectionContext.Provider value={protection}>
        {children}
        <LiveRegion sentence={sentence} />
      </ProtectionContext.Provider>
    </QueryClientProvider>
  )
}
