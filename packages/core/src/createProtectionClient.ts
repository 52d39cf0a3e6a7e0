import type { Cart } from './cart.js'
import type { CartAction } from './cartActions.js'
import { createLookupBatcher } from './lookupBatcher.js'
import { ProtectionRequestError } from './errors.js'
import type { Product } from './plan.js'
import { fillQuantities, type PlanConnection } from './planConnections.js'
import { readActions, readConnections, readLookups, readProblemCode, readSync } from './readAnswer.js'
import { defaultBasePath, type CartSyncAnswer, type PlanLookup } from './storefrontProtocol.js'

export type CallOptions = { signal?: AbortSignal | undefined }

export type ProtectionClientOptions = {
  /** Where the proxy is mounted, e.g. `/api/protection` (the default). May be relative; a trailing slash does not matter. */
  baseUrl?: string | undefined
  fetch?: typeof globalThis.fetch | undefined
  /** Each call's time limit. Default 5,000. */
  timeoutMs?: number | undefined
}

/**
 * The browser's side of the protection proxy. Every call rejects with a `ProtectionRequestError`, or with the reason of
 * its own `signal`. Retries are left to the proxy and to whoever calls.
 */
export interface ProtectionClient {
  /** One lookup per product, in order. Calls of the same tick share a request; 100 products travel in one. */
  lookUpPlans(products: Product[], options?: CallOptions): Promise<PlanLookup[]>
  /** The insurer's own pairs. Quantities that it does not tell are filled in from the cart's lines. */
  getPlanConnections(cart: Cart, options?: CallOptions): Promise<PlanConnection[]>
  /** One report of the cart; the loop is `createCartSync`. */
  reportCart(cart: Cart, options?: CallOptions): Promise<CartAction[]>
  /** The whole loop on the server, over the shop's server cart. */
  syncCart(options?: CallOptions): Promise<CartSyncAnswer>
}

export function createProtectionClient({
  baseUrl = defaultBasePath,
  fetch,
  timeoutMs = 5_000,
}: ProtectionClientOptions = {}): ProtectionClient {
  async function call<T>(
    method: string,
    path: string,
    body: unknown,
    read: (value: unknown) => T | undefined,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    const fail = (code: string, response?: Response, cause?: unknown): ProtectionRequestError =>
      new ProtectionRequestError(
        `${method} ${path.replace(/\?.*/, '')}`,
        code,
        response?.status,
        response && retryAfterMs(response),
        { cause },
      )
    const timeout = new AbortController()
    const abort = (): void => timeout.abort()
    const timer = setTimeout(abort, timeoutMs)
    signal?.addEventListener('abort', abort)
    let response: Response | undefined
    try {
      signal?.throwIfAborted()
      response = await (fetch ?? globalThis.fetch)(baseUrl.replace(/\/+$/, '') + path, {
        method,
        signal: timeout.signal,
        headers: body ? { 'content-type': 'application/json' } : {},
        body: body ? JSON.stringify(body) : null,
      })
      const text = await response.text()
      const value = parse(text)
      if (!response.ok) throw fail(readProblemCode(value) ?? 'http_error', response)
      const result = read(value)
      if (result === undefined) throw fail('invalid_answer', response)
      return result
    } catch (error) {
      signal?.throwIfAborted()
      if (error instanceof ProtectionRequestError) throw error
      throw fail(timeout.signal.aborted ? 'timeout' : 'network_error', response, error)
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    }
  }

  return {
    lookUpPlans: createLookupBatcher((products, signal) =>
      call('POST', '/plans', { products }, (value) => readLookups(value, products), signal),
    ),
    async getPlanConnections(cart, { signal } = {}) {
      const path = `/cart/connections?cartId=${encodeURIComponent(cart.id)}`
      return fillQuantities(cart, await call('GET', path, undefined, readConnections, signal))
    },
    reportCart: (cart, { signal } = {}) => call('POST', '/cart/report', { cart }, readActions, signal),
    syncCart: ({ signal } = {}) => call('POST', '/cart/sync', {}, readSync, signal),
  }
}

/** `Retry-After` is a number of seconds or a date. */
function retryAfterMs(response: Response): number | undefined {
  const value = response.headers.get('retry-after')
  if (!value) return undefined
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return ms >= 0 ? ms : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
