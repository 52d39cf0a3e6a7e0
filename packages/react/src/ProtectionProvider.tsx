import { QueryClient, QueryClientContext, QueryClientProvider } from '@tanstack/react-query'
import { useContext, useEffect, useMemo, useRef, useState, type CSSProperties, type ReactNode } from 'react'
import { createProtectionClient, type CartAdapter, type ProtectionClient } from '@hakuna-kit/core'
import { devWarnings } from './devWarnings.js'
import { createCartStore } from './cart/createCartStore.js'
import { createChoices } from './opt-in/createChoices.js'
import type { ProtectionEvent } from './ProtectionEvent.js'
import type { Messages } from './messages/Messages.js'
import { pickMessages } from './messages/pickMessages.js'
import { optInMessages } from './messages/optInMessages.js'
import { toLocale } from './messages/toLocale.js'
import { ProtectionContext, ProtectionSetupError } from './ProtectionContext.js'
import { createAnnouncer } from './createAnnouncer.js'

export type ProtectionProviderProps = {
  /**
   * From `createProtectionClient(options)`; made once, outside of render. Default: a client of this provider's own,
   * which calls the proxy at `/api/protection`.
   */
  client?: ProtectionClient | undefined
  /**
   * BCP 47, e.g. `de-DE`; `de_DE` works too. Required: a guess would differ between server and browser. English where
   * it is no language tag.
   */
  locale: string
  /** The shop's cart; made once. Without it there are opt-ins on product pages only. */
  cart?: CartAdapter | undefined
  /** Used where there is no TanStack Query provider; without both, this provider makes a client of its own. */
  queryClient?: QueryClient | undefined
  /** A whole language (`fr`) or single texts. All others are German for German locales, else English. */
  messages?: Partial<Messages> | undefined
  /** Called with every event: for analytics, and for the consent records. */
  onEvent?: ((event: ProtectionEvent) => void) | undefined
  /** What uses the components and hooks of this package; usually the whole page. */
  children?: ReactNode
}

/** A development server compiles the proxy when it is called first, which takes longer than a shopper would wait. */
const ownClientOptions = process.env.NODE_ENV === 'production' ? {} : { timeoutMs: 60_000 }

/**
 * Provides one client, one cart, one set of choices and one live region to the components below it.
 *
 * @throws ProtectionSetupError in development, where it is nested in another one.
 */
export function ProtectionProvider(props: ProtectionProviderProps) {
  const outer = useContext(ProtectionContext)
  if (!outer) return <RootProvider {...props} />
  if (process.env.NODE_ENV !== 'production')
    throw new ProtectionSetupError(
      'A <ProtectionProvider> is nested in another one. Keep one at the root: two would sync the cart twice.',
    )
  // In production the page of the shop must not break, and the outer provider serves it.
  return <ProtectionContext.Provider value={outer}>{props.children}</ProtectionContext.Provider>
}

function RootProvider({
  client: shopClient,
  locale: givenLocale,
  cart,
  queryClient,
  messages,
  onEvent,
  children,
}: ProtectionProviderProps) {
  const locale = toLocale(givenLocale)
  const shopQueries = useContext(QueryClientContext)
  const [{ ownClient, queries, choices, announcer }] = useState(() => ({
    ownClient: createProtectionClient(ownClientOptions),
    queries: shopQueries ?? queryClient ?? new QueryClient(),
    choices: createChoices(),
    announcer: createAnnouncer({ locale, messages, onEvent }),
  }))
  const client = shopClient ?? ownClient
  const region = useRef<HTMLOutputElement>(null)
  useEffect(() => {
    announcer.listen({ locale, messages, onEvent, region: region.current })
    // Counts renders, so it runs after each.
    if (process.env.NODE_ENV !== 'production') devWarnings?.watchProvider(announcer, client, cart, givenLocale)
  })

  const cartStore = useMemo(
    () => (cart ? createCartStore({ adapter: cart, client, queries, announcer }) : null),
    [cart, client, queries, announcer],
  )
  useEffect(() => cartStore?.controller.whenLoaded(({ start }) => start()), [cartStore])

  const protection = useMemo(() => {
    const texts = pickMessages(optInMessages, { locale, messages })
    return { client, locale, messages, texts, choices, announcer, cartStore }
  }, [client, locale, messages, choices, announcer, cartStore])
  return (
    <QueryClientProvider client={queries}>
      <ProtectionContext.Provider value={protection}>
        {children}
        {/* A screen reader reads changes of an `output` (role "status") when it is idle. `announce()` fills it. */}
        <output ref={region} data-hakuna-kit="live" style={visuallyHidden} />
      </ProtectionContext.Provider>
    </QueryClientProvider>
  )
}

/** Inline, because the stylesheet is optional. Fixed, so that the page does not become longer or wider. */
const visuallyHidden: CSSProperties = { position: 'fixed', clipPath: 'inset(50%)' }
