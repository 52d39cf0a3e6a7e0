import type { ProblemAnswer } from '@hakuna-kit/core'
import { isInsurerError, type InsurerError, type InsurerErrorKind } from '../insurer/transport/InsurerError.js'

/**
 * Every refusal and failure that the proxy answers, by its stable code. Codes never change their meaning; titles may
 * change. `docs/proxy.md` shows this table with what to do about each.
 */
export const problems = {
  invalid_json: { status: 400, title: 'The body is not JSON.' },
  invalid_request: { status: 400, title: 'The body or the query has the wrong shape.' },
  body_incomplete: { status: 400, title: 'The body ended early.' },
  cross_origin: { status: 403, title: 'Calls from another origin are not accepted.' },
  cart_of_another_session: { status: 403, title: 'The cart belongs to another session.' },
  unknown_path: { status: 404, title: 'There is no such call.' },
  cart_not_reported: { status: 404, title: 'The cart has not been reported yet.' },
  method_not_allowed: { status: 405, title: 'The call exists, but not with this method.' },
  body_timeout: { status: 408, title: 'The body did not arrive in time.' },
  cart_conflict: { status: 409, title: 'The cart changed during the sync.' },
  cart_locked: { status: 409, title: 'The cart cannot be changed now, e.g. during payment.' },
  cart_action_refused: { status: 409, title: 'The cart refused a change that the insurer asked for.' },
  cart_not_settled: { status: 409, title: 'The cart did not settle within the allowed rounds.' },
  body_too_large: { status: 413, title: 'The body is too large.' },
  wrong_content_type: { status: 415, title: 'The body must be application/json.' },
  too_many_requests: { status: 429, title: 'Too many requests.' },
  internal_error: { status: 500, title: 'The proxy failed.' },
  insurer_fault: { status: 502, title: 'The insurer gave no usable answer.' },
  insurer_unavailable: { status: 503, title: 'The insurer is not available now.' },
  shop_unavailable: { status: 503, title: 'The shop could not answer now.' },
  insurer_timeout: { status: 504, title: 'The insurer did not answer in time.' },
} as const satisfies Record<string, { status: number; title: string }>

/** Stable code of a refusal or failure. */
export type ProblemCode = keyof typeof problems

/**
 * Thrown inside the proxy; answered as `application/problem+json`. `detail` is the proxy's own text and repeats nothing
 * of the request.
 */
export class Problem extends Error {
  override readonly name = 'Problem'
  constructor(
    readonly code: ProblemCode,
    readonly more: { detail?: string | undefined; headers?: Record<string, string> | undefined } = {},
  ) {
    super(code)
  }
}

export function toProblemAnswer({ code, more }: Problem, requestId: string): ProblemAnswer {
  const { status, title } = problems[code]
  return {
    type: `urn:hakuna-kit:problem:${code}`,
    title,
    status,
    code,
    ...(more.detail === undefined ? {} : { detail: more.detail }),
    requestId,
  }
}

/** What the browser is told of any error. The cause is not part of it. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (isInsurerError(error)) return fromInsurerError(error)
  return new Problem('internal_error')
}

const insurerProblems: Record<InsurerErrorKind, ProblemCode> = {
  unreachable: 'insurer_fault',
  unavailable: 'insurer_fault',
  unauthorized: 'insurer_fault',
  not_found: 'insurer_fault',
  rejected: 'insurer_fault',
  invalid_answer: 'insurer_fault',
  rate_limited: 'insurer_unavailable',
  circuit_open: 'insurer_unavailable',
  overloaded: 'insurer_unavailable',
  timeout: 'insurer_timeout',
}

function fromInsurerError(error: InsurerError): Problem {
  const code = insurerProblems[error.kind]
  if (code !== 'insurer_unavailable') return new Problem(code)
  const seconds = Math.max(1, Math.ceil((error.retryAfterMs ?? 1_000) / 1_000))
  return new Problem(code, { headers: { 'Retry-After': String(seconds) } })
}
