import { ProtectionError } from '@hakuna-kit/core'
import type { EndpointName } from './endpoints.js'

/** Why a call to the insurer failed. */
export type InsurerErrorKind =
  /** No answer: the network failed or the connection broke. The insurer may have done the work. */
  | 'unreachable'
  /** No answer in time. The insurer may have done the work. */
  | 'timeout'
  /** 408 or 5xx. */
  | 'unavailable'
  /** 429. `retryAfterMs` says when to try again, where the insurer says so. */
  | 'rate_limited'
  /** 401 or 403: the key is wrong, or made for the other environment. */
  | 'unauthorized'
  /** 404. */
  | 'not_found'
  /** Any other 4xx: the insurer does not accept what was sent, and would not accept it next time. */
  | 'rejected'
  /** A 2xx that is no JSON, too large or of the wrong shape, or a redirect. */
  | 'invalid_answer'
  /** Not tried: too many recent calls failed. `retryAfterMs` says when the next try may be made. */
  | 'circuit_open'
  /** Not tried: too many calls are running. */
  | 'overloaded'

/**
 * The insurer's own error codes. Only codes of this list are kept; all other text of the insurer is dropped.
 *
 * Source: the insurer's page "Responses", for v1.2 (vendor page); the codes of v2.0 are unpublished.
 */
export const insurerErrorCodes = [
  'invalid_request_parameters',
  'product_unsupported',
  'country_unsupported',
  'saleschannel_unsupported',
  'location_unsupported',
  'incorrect_saleschannel',
  'cancel_decline',
] as const
export type InsurerErrorCode = (typeof insurerErrorCodes)[number]

const explanations: Record<InsurerErrorKind, string> = {
  unreachable: 'could not be reached. It may have done the work; repeat the call with the same idempotency key.',
  timeout: 'did not answer in time. It may have done the work; repeat the call with the same idempotency key.',
  unavailable: 'has an error of its own. Try again later.',
  rate_limited: 'asks for fewer calls. Try again later.',
  unauthorized: 'does not accept the secret key. Check that the key is current and belongs to this environment.',
  not_found:
    'does not know what was asked for. If this holds for every call, check the path in the `endpoints` option.',
  rejected: "does not accept what was sent, and will not accept it again. Check the data against the insurer's guide.",
  invalid_answer:
    'answered with something that is not the documented JSON. Check `baseUrl` and the `endpoints` option.',
  circuit_open: 'was not called, because too many recent calls failed. Calls are made again after a pause.',
  overloaded: 'was not called, because too many calls are running. Try again in a moment.',
}

/** A call to the insurer failed. Holds no text of the insurer, no key and no customer data. */
export class InsurerError extends ProtectionError {
  override readonly code = 'insurer_error'
  override readonly name = 'InsurerError'
  readonly kind: InsurerErrorKind
  readonly endpoint: EndpointName
  /** HTTP status, where there was an answer. */
  readonly status: number | undefined
  /** The insurer's own code, if it is one of the documented ones. */
  readonly insurerCode: InsurerErrorCode | undefined
  /** How long to wait, as the insurer or the open circuit says. Milliseconds. */
  readonly retryAfterMs: number | undefined

  constructor(details: {
    kind: InsurerErrorKind
    endpoint: EndpointName
    status?: number | undefined
    insurerCode?: InsurerErrorCode | undefined
    retryAfterMs?: number | undefined
  }) {
    const status = details.status === undefined ? '' : ` (status ${details.status})`
    super(`The insurer's call "${details.endpoint}" failed${status}: the insurer ${explanations[details.kind]}`)
    this.kind = details.kind
    this.endpoint = details.endpoint
    this.status = details.status
    this.insurerCode = details.insurerCode
    this.retryAfterMs = details.retryAfterMs
  }

  /** Whether the same call may succeed later without a change. */
  get temporary(): boolean {
    return temporaryKinds.has(this.kind)
  }
}

/** An answer that does not have the documented shape. */
export function throwInvalidAnswer(endpoint: EndpointName): never {
  throw new InsurerError({ kind: 'invalid_answer', endpoint })
}

/** Checks `code` and not the class, since frameworks may load the package twice. */
export function isInsurerError(thrown: unknown): thrown is InsurerError {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'insurer_error' && 'kind' in thrown
}

const temporaryKinds: ReadonlySet<InsurerErrorKind> = new Set([
  'unreachable',
  'timeout',
  'unavailable',
  'rate_limited',
  'circuit_open',
  'overloaded',
])
