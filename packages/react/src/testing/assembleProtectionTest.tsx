import { QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { createProtectionClient, type CartAdapter, type ProtectionClient } from '@hakuna-kit/core'
import type { CatalogueEntry, createSandbox, Fault, Sandbox } from '@hakuna-kit/sandbox'
import type { createProtectionProxy, ProtectionProxy } from '@hakuna-kit/server'
import type { Messages } from '../messages/Messages.js'
import type { ProtectionEvent } from '../ProtectionEvent.js'
import { ProtectionProvider } from '../ProtectionProvider.js'
import { createProxyFetch, type ProtectionTestRequest } from './createProxyFetch.js'

/** `import { createSandbox } from '@hakuna-kit/sandbox'` and `createProtectionProxy` of `@hakuna-kit/server`. */
export type StackParts = {
  createSandbox: typeof createSandbox
  createProtectionProxy: typeof createProtectionProxy
}

export type AssembleOptions<Cart extends CartAdapter | undefined> = {
  /** The cart of the provider. `undefined`: a provider without one. */
  cart: Cart
  /** Which products get which plans; the first entry that matches decides. Default: the sandbox's own catalogue. */
  catalogue?: readonly CatalogueEntry[] | undefined
  /** Faults of the insurer from the start, e.g. `[{ status: 503 }]`. Later: `insurer.setFaults()`. */
  faults?: readonly Fault[] | undefined
  /** BCP 47. Default `en-GB`. */
  locale?: string | undefined
  /** As on `<ProtectionProvider>`: a whole language or single texts. */
  messages?: Partial<Messages> | undefined
  /** Called with every event. `events` has them all too. */
  onEvent?: ((event: ProtectionEvent) => void) | undefined
  /** Every answer to the browser comes this many milliseconds later; with `Infinity` none ever does. */
  delayMs?: number | undefined
}

/** A shop in one process: components, provider, client, proxy and an insurer. */
export type ProtectionTest<Cart extends CartAdapter | undefined> = {
  /** The provider, for the option `wrapper` of `render()`. */
  Provider: (props: { children?: ReactNode }) => ReactNode
  /** The shop's cart. */
  cart: Cart
  /** The insurer: `inspect()` shows what it was told, `setFaults()` makes it fail. */
  insurer: Sandbox
  /** The shop's server, e.g. for `prefetchPlans()`. */
  proxy: ProtectionProxy
  client: ProtectionClient
  queryClient: QueryClient
  /** What the browser asked the proxy, oldest first. */
  requests: ProtectionTestRequest[]
  /** Every event of the provider, oldest first. */
  events: ProtectionEvent[]
}

/**
 * What `createProtectionTest()` does, with server and sandbox as arguments and without a promise: for pages in a
 * browser (e.g. Storybook), where `@hakuna-kit/server` refuses to be imported by its name and needs an alias.
 */
export function assembleProtectionTest<Cart extends CartAdapter | undefined>(
  parts: StackParts,
  { cart, catalogue, faults, locale = 'en-GB', messages, onEvent, delayMs = 0 }: AssembleOptions<Cart>,
): ProtectionTest<Cart> {
  const requests: ProtectionTestRequest[] = []
  const events: ProtectionEvent[] = []
  const secretKey = 'sk_test_example'
  const insurer = parts.createSandbox({ secretKeys: [secretKey], catalogue, faults })
  const proxy = parts.createProtectionProxy({
    secretKey,
    fetch: insurer.fetch,
    // A script in a browser can neither set a cookie on a request nor read it from an answer.
    session: { id: () => 'f4f78677-31ea-4fea-9d91-5fdd91119aa8' },
  })
  const onRequest = (request: ProtectionTestRequest) => void requests.push(request)
  const client = createProtectionClient({ fetch: createProxyFetch({ proxy, delayMs, onRequest }) })
  const queryClient = new QueryClient()
  const tell = (event: ProtectionEvent) => {
    events.push(event)
    onEvent?.(event)
  }

  function Provider({ children }: { children?: ReactNode }) {
    const props = { client, cart, queryClient, locale, messages, onEvent: tell }
    return <ProtectionProvider {...props}>{children}</ProtectionProvider>
  }

  return { Provider, cart, insurer, proxy, client, queryClient, requests, events }
}
