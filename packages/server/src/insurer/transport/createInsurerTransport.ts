import { withDeadline } from '@hakuna-kit/core/internal'
import type { Endpoint, EndpointName } from './endpoints.js'
import { InsurerError, insurerErrorCodes, type InsurerErrorCode, type InsurerErrorKind } from './InsurerError.js'
import { readBounded, TooLargeError } from './readBounded.js'

/** One call. Method, path and version come from the endpoint table. */
export type InsurerCall = {
  endpoint: EndpointName
  /** Fills the `{names}` of the endpoint's path. */
  path?: Record<string, string> | undefined
  /** Parts that are `undefined` are left out. */
  query?: Record<string, string | number | undefined> | undefined
  /** Sent as JSON. */
  body?: unknown
  /** For writes; a random one when absent. Give the same key again when you repeat a call yourself. */
  idempotencyKey?: string | undefined
  signal?: AbortSignal | undefined
  /** Part of events, so that a call can be found by the request that caused it. Not sent. */
  requestId?: string | undefined
}

/** What every call takes besides its data, and every write. */
export type CallOptions = Pick<InsurerCall, 'signal' | 'requestId'>
export type WriteOptions = Pick<InsurerCall, 'signal' | 'requestId' | 'idempotencyKey'>

/**
 * Makes a call and answers the parsed JSON, unchecked (`undefined` for an empty answer). Any 2xx is success.
 *
 * @throws InsurerError; the reason of `signal` when it was aborted.
 */
export type InsurerRequest = (call: InsurerCall) => Promise<unknown>

/** Makes one try of a call. The time limit, in milliseconds, includes reading the answer. */
export type InsurerTransport = (call: InsurerCall, timeoutMs: number) => Promise<unknown>

export type InsurerTransportOptions = {
  secretKey: string
  baseUrl: string
  endpoints: Record<EndpointName, Endpoint>
  fetch: typeof globalThis.fetch
  /** An answer larger than this is refused. Bytes. */
  maxAnswerBytes: number
}

/**
 * The only place that sends requests to the insurer; `createResilientRequest` adds retries.
 *
 * Sends `Authorization: Bearer` (vendor page; the guides' samples have a header named `Bearer`, a mistake),
 * `Hakuna-Version` for each call and `Hakuna-Idempotency-Key` with every write (vendor page, for events). Follows no
 * redirect, which could send the key to another host.
 */
export function createInsurerTransport(options: InsurerTransportOptions): InsurerTransport {
  const { baseUrl, endpoints, fetch, maxAnswerBytes } = options
  const authorization = `Bearer ${options.secretKey}`

  function toRequest(call: InsurerCall, endpoint: Endpoint): { url: string; init: RequestInit } {
    const headers: Record<string, string> = {
      accept: 'application/json',
      authorization,
      'hakuna-version': endpoint.version,
    }
    if (endpoint.method !== 'GET') headers['hakuna-idempotency-key'] = call.idempotencyKey ?? crypto.randomUUID()
    if (call.body !== undefined) headers['content-type'] = 'application/json'
    return {
      url: baseUrl + fillPath(endpoint.path, call.path) + toQuery(call.query),
      init: {
        method: endpoint.method,
        headers,
        redirect: 'manual',
        // `undefined` where there is none.
        body: JSON.stringify(call.body),
      },
    }
  }

  async function exchange(url: string, init: RequestInit, fail: Fail): Promise<unknown> {
    const response = await fetch(url, init)
    const { status } = response
    if (!response.ok) {
      const insurerCode = readInsurerCode(await readBounded(response, maxErrorBytes).catch(() => ''))
      throw fail(toKind(status), status, insurerCode, parseRetryAfter(response.headers.get('retry-after') ?? ''))
    }
    const text = await readBounded(response, maxAnswerBytes)
    if (text === '') return undefined
    const json = parseJson(text)
    if (json === notJson) throw fail('invalid_answer', status)
    return json
  }

  return async (call, timeoutMs) => {
    const fail: Fail = (kind, status, insurerCode, retryAfterMs) =>
      new InsurerError({ kind, endpoint: call.endpoint, status, insurerCode, retryAfterMs })

    const { url, init } = toRequest(call, endpoints[call.endpoint])
    return withDeadline({ ms: timeoutMs, signal: call.signal, timeoutError: () => fail('timeout') }, (getSignal) =>
      exchange(url, { ...init, signal: getSignal() }, fail).catch((error: unknown) => {
        // The cause is left out: messages of network libraries may repeat addresses and headers.
        const isTooLarge = error instanceof TooLargeError
        throw error instanceof InsurerError ? error : fail(isTooLarge ? 'invalid_answer' : 'unreachable')
      }),
    )
  }
}

type Fail = (
  kind: InsurerErrorKind,
  status?: number,
  insurerCode?: InsurerErrorCode,
  retryAfterMs?: number,
) => InsurerError

const maxErrorBytes = 16_384

function fillPath(path: string, parts: Record<string, string> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const part = parts[name]
    // A dot segment would lead to another path, even when encoded.
    if (!part || part === '.' || part === '..') throw new TypeError(`The path part "${name}" is missing or empty.`)
    return encodeURIComponent(part)
  })
}

function toQuery(query: InsurerCall['query'] = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value))
  const text = search.toString()
  return text && `?${text}`
}

function toKind(status: number): InsurerErrorKind {
  if (status === 401 || status === 403) return 'unauthorized'
  if (status === 404) return 'not_found'
  if (status === 429) return 'rate_limited'
  if (status === 408 || status >= 500) return 'unavailable'
  // In a browser's fetch, a redirect that is not followed has status 0.
  return status < 400 ? 'invalid_answer' : 'rejected'
}

/** The documented envelope is `{ error: { error_code } }`; only documented codes pass. */
function readInsurerCode(text: string): InsurerErrorCode | undefined {
  const envelope = parseJson(text) as { error?: { error_code?: unknown } } | null
  return insurerErrorCodes.find((code) => envelope?.error?.error_code === code)
}

/**
 * Reads a `Retry-After` header (seconds or an HTTP date) as milliseconds from now; `undefined` if it is absent or
 * unreadable.
 */
function parseRetryAfter(header: string): number | undefined {
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now())
}

const notJson = Symbol('not JSON')

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return notJson
  }
}
