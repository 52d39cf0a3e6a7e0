import { QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { CartAdapter } from '@hakuna-kit/core'
import { ProtectionProvider, type Messages, type ProtectionEvent } from '@hakuna-kit/react'
import type { CatalogueEntry, Fault } from '@hakuna-kit/sandbox'
import { createStack as createClientStack, secretKey } from '../server/createStack.js'

export type StackOptions = {
  faults?: readonly Fault[] | undefined
  catalogue?: readonly CatalogueEntry[] | undefined
  /** Default `de-DE`. */
  locale?: string | undefined
  cart?: CartAdapter | undefined
  messages?: Partial<Messages> | undefined
  onEvent?: ((event: ProtectionEvent) => void) | undefined
  /** Every answer of the proxy is delayed by this many milliseconds; with `Infinity` none ever comes. */
  delayMs?: number | undefined
}

/** One call of the browser, e.g. `POST /plans`. */
export type StackRequest = { call: string; body: unknown }

export type Stack = ReturnType<typeof createStack>

/** The stack with the provider on top. Runs in Node and in a browser. */
export function createStack({
  faults,
  catalogue,
  locale = 'de-DE',
  cart,
  messages,
  onEvent,
  delayMs = 0,
}: StackOptions = {}) {
  const requests: StackRequest[] = []
  const events: ProtectionEvent[] = []
  const { client, sandbox, proxy } = createClientStack({
    sandbox: { secretKeys: [secretKey], catalogue, faults },
    // A script in a browser cannot set cookies on a Request, so the session comes from the shop's side.
    proxy: { session: () => 'f4f78677-31ea-4fea-9d91-5fdd91119aa8' },
    wrapFetch: (fetch) => async (input, init) => {
      const body = typeof init?.body === 'string' ? init.body : null
      const path = String(input).replace('/api/protection', '')
      requests.push({ call: `${init?.method ?? 'GET'} ${path.split('?')[0]}`, body: body && JSON.parse(body) })
      if (delayMs) await wait(delayMs, init?.signal)
      return fetch(input, init)
    },
  })
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
