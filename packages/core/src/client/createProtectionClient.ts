import type { Cart } from '../cart.js'
import type { CartAction } from '../CartAction.js'
import { withDeadline } from '../internal/withDeadline.js'
import { createLookupBatcher } from './createLookupBatcher.js'
import { ProtectionRequestError } from '../errors.js'
import type { Product } from '../plan.js'
import { fillQuantities, type PlanConnection } from '../connectPlans.js'
import { connectionsShape, fits, isText, lookupsShape, reportShape, type Shape, syncShape } from './answerShapes.js'
import {
  type CartSyncAnswer,
  defaultBasePath,
  type PlanLookup,
  type PlansAnswer,
  type ProblemAnswer,
} from './storefrontProtocol.js'

/** `signal` ends the waiting; the call then rejects with the signal's reason. */
export type CallOptions = { signal?: AbortSignal | undefined }

export type ProtectionClientOptions = {
  /** Where the proxy is mounted, e.g. `/api/protection` (the default). May be relative; a trailing slash does not matter. */
  baseUrl?: string | undefined
  /** Default: the global `fetch` of the moment of the call. */
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

/** Touches neither `baseUrl` nor `fetch` before the first call, so a server may create it as well. */
export function createProtectionClient({
  baseUrl = defaultBasePath,
  fetch,
  timeoutMs = 5_000,
}: ProtectionClientOptions = {}): ProtectionClient {
  let first: Promise<unknown> | undefined

  async function call<T>(
    method: string,
    path: string,
    shape: Shape<T>,
    body?: object,
    signal?: AbortSignal,
  ): Promise<T> {
    // The first answer brings the session's cookie. Two calls without it get a session each, and the cart may belong to the one that is lost.
    if (first) await first
    let response: Response | undefined
    const failure = (code: string, cause?: unknown): ProtectionRequestError => {
      // The proxy gives seconds.
      const retryAfterMs = Number(response?.headers.get('retry-after')) * 1000 || undefined
      return new ProtectionRequestError(`${method} ${path.split('?')[0]}`, code, response?.status, retryAfterMs, {
        cause,
      })
    }
    return withDeadline({ ms: timeoutMs, signal, timeoutError: () => failure('timeout') }, async (getSignal) => {
      let code = 'network_error'
      let cause: unknown
      try {
        const sent = (fetch ?? globalThis.fetch)(baseUrl.replace(/\/+$/, '') + path, {
          method,
          signal: getSignal(),
          headers: { 'content-type': 'application/json' },
          body: body ? JSON.stringify(body) : null,
        })
        first ??= sent.catch(() => {})
        response = await sent
        code = response.ok ? 'invalid_answer' : 'http_error'
        const answer: unknown = await response.json()
        if (response.ok && fits(answer, shape)) return answer
        if (!response.ok && fits<ProblemAnswer>(answer, { code: isText })) code = answer.code
      } catch (error) {
        cause = error
      }
      throw failure(code, cause)
    })
  }

  return {
    lookUpPlans: createLookupBatcher(async (products) => {
      const isInOrder = (value: unknown): boolean =>
        fits(value, lookupsShape) &&
        JSON.stringify(value.map(({ productId }) => productId)) === JSON.stringify(products.map(({ id }) => id))
      return (await call<PlansAnswer>('POST', '/plans', { lookups: isInOrder }, { products })).lookups
    }),
    async getPlanConnections(cart, { signal } = {}) {
      const path = `/cart/connections?cartId=${encodeURIComponent(cart.id)}`
      return fillQuantities(cart, (await call('GET', path, connectionsShape, undefined, signal)).connections)
    },
    reportCart: async (cart, { signal } = {}) =>
      (await call('POST', '/cart/report', reportShape, { cart }, signal)).actions,
    syncCart: ({ signal } = {}) => call('POST', '/cart/sync', syncShape, {}, signal),
  }
}
