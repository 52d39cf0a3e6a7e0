import { ProtectionRequestError } from '../errors.js'
import { withDeadline } from '../internal/withDeadline.js'
import type { Product } from '../plan.js'
import { type AnswerShape, isText, matches, planLookupsShape } from './AnswerShape.js'
import { createLookupBatcher } from './createLookupBatcher.js'
import {
  defaultBasePath,
  type PlanLookup,
  type PlansAnswer,
  type PlansRequest,
  type ProblemAnswer,
} from './storefrontProtocol.js'

/** `signal` ends the call, which then rejects with the reason of the signal. */
export type CallOptions = { signal?: AbortSignal | undefined }

export type ProtectionClientOptions = {
  /**
   * Where the proxy is mounted, e.g. `/api/protection` (the default). May be relative; a trailing slash does not
   * matter.
   */
  baseUrl?: string | undefined
  /** Default: the global `fetch`, looked up at each call. */
  fetch?: typeof globalThis.fetch | undefined
  /** Time limit of each call. Default 5,000. */
  timeoutMs?: number | undefined
}

/**
 * Calls the protection proxy from the browser. A call rejects with a `ProtectionRequestError`, or with the reason of
 * its `signal`. There are no retries here: the proxy retries its calls of the insurer.
 */
export interface ProtectionClient {
  /** One lookup for each product, in order. Calls of the same tick share requests of up to 100 products. */
  lookUpPlans(products: Product[], options?: CallOptions): Promise<PlanLookup[]>
  /**
   * One call of the proxy: a GET, or a POST where there is a `body`. `path` follows the base URL. An answer of another
   * shape than `shape` is refused with `invalid_answer`. The cart calls of `@hakuna-kit/core/sync` are made with it.
   */
  call<Answer>(
    path: string,
    shape: AnswerShape<Answer>,
    options?: CallOptions & { body?: object | undefined },
  ): Promise<Answer>
}

/** Uses neither `baseUrl` nor `fetch` before the first call, so it can be created on a server as well. */
export function createProtectionClient({
  baseUrl = defaultBasePath,
  fetch,
  timeoutMs = 5_000,
}: ProtectionClientOptions = {}): ProtectionClient {
  let firstCall: Promise<unknown> | undefined

  const call: ProtectionClient['call'] = async (path, shape, { body, signal } = {}) => {
    // The first answer sets the session cookie. Two calls without it would get two sessions, of which one is lost,
    // and the cart might belong to that one.
    if (firstCall) await firstCall
    const method = body ? 'POST' : 'GET'
    let response: Response | undefined
    const failure = (code: string, cause?: unknown): ProtectionRequestError => {
      // The header is in seconds.
      const retryAfterMs = Number(response?.headers.get('retry-after')) * 1000 || undefined
      const name = `${method} ${path.split('?')[0]}`
      return new ProtectionRequestError(name, code, response?.status, retryAfterMs, { cause })
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
        firstCall ??= sent.catch(() => {})
        response = await sent
        code = response.ok ? 'invalid_answer' : 'http_error'
        const answer: unknown = await response.json()
        if (response.ok) {
          if (matches(answer, shape)) return answer
        } else if (matches<ProblemAnswer>(answer, { code: isText })) code = answer.code
      } catch (error) {
        cause = error
      }
      throw failure(code, cause)
    })
  }

  return {
    lookUpPlans: createLookupBatcher(async (products) => {
      const body: PlansRequest = { products }
      const isInOrder = (value: unknown): boolean =>
        matches(value, planLookupsShape) && products.every(({ id }, index) => id === value[index]?.productId)
      return (await call<PlansAnswer>('/plans', { lookups: isInOrder }, { body })).lookups
    }),
    call,
  }
}
