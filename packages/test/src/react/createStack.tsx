import { QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { createProtectionClient, type CartAdapter } from '@hakuna-kit/core'
import { createSandbox, type CatalogueEntry, type Fault } from '@hakuna-kit/sandbox'
import { createProtectionProxy } from '@hakuna-kit/server'
import type { ProtectionEvent } from '@hakuna-kit/react'
import type { Messages } from '@hakuna-kit/react'
import { ProtectionProvider } from '@hakuna-kit/react'

export type StackOptions = {
  faults?: readonly Fault[] | undefined
  catalogue?: readonly CatalogueEntry[] | undefined
  /** Default `de-DE`. */
  locale?: string | undefined
  cart?: CartAdapter | undefined
  messages?: Partial<Messages> | undefined
  onEvent?: ((event: ProtectionEvent) => void) | undefined
  /** Every answer of the proxy waits this long; `Infinity` never comes. */
  delayMs?: number | undefined
}

/** One call of the browser, e.g. `POST /plans`. */
export type StackRequest = { call: string; body: unknown }

export type Stack = ReturnType<typeof createStack>

/**
 * The real thing in one process: insurer in a box, proxy, client, provider. No port, no mock; runs in Node and in a browser.
 */
export function createStack({
  faults,
  catalogue,
  locale = 'de-DE',
  cart,
  messages,
  onEvent,
  delayMs = 0,
}: StackOptions = {}) {
  const secretKey = 'sk_test_example'
  const sandbox = createSandbox({ secretKeys: [secretKey], catalogue, faults })
  // Browsers let no script set cookies on a Request, so the session comes from the shop's side.
  const proxy = createProtectionProxy({
    secretKey,
    fetch: sandbox.fetch,
    session: { id: () => 'f4f78677-31ea-4fea-9d91-5fdd91119aa8' },
  })
  const requests: StackRequest[] = []
  const events: ProtectionEvent[] = []

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(String(input), 'https://shop.example')
    const body = typeof init?.body === 'string' ? init.body : null
    const path = url.pathname.replace('/api/protection', '')
    requests.push({ call: `${init?.method ?? 'GET'} ${path}`, body: body && JSON.parse(body) })
    if (delayMs) await wait(delayMs, init?.signal)
    return proxy(new Request(url, init))
  }

  const client = createProtectionClient({ fetch })
  const queryClient = new QueryClient()

  function Provider({ children }: { children?: ReactNode }) {
    return (
      <ProtectionProvider
        client={client}
        locale={locale}
        cart={cart}
        queryClient={queryClient}
        messages={messages}
        onEvent={(event) => {
          events.push(event)
          onEvent?.(event)
        }}
      >
        {children}
      </ProtectionProvider>
    )
  }

  return { Provider, client, queryClient, sandbox, proxy, cart, requests, events }
}

function wait(ms: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (Number.isFinite(ms)) setTimeout(resolve, ms)
    signal?.addEventListener('abort', () => reject(signal.reason as Error))
  })
}
