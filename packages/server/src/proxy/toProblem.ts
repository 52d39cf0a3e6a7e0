import { isInsurerError, type InsurerError, type InsurerErrorKind } from '../insurer/transport/InsurerError.js'
import { Problem, type ProblemCode } from './problems.js'

/** What the browser is told when the insurer, the shop or we ourselves are at fault. The cause stays here. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (isInsurerError(error)) return fromInsurer(error)
  return new Problem('internal_error')
}

const codes: Record<InsurerErrorKind, ProblemCode> = {
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

function fromInsurer(error: InsurerError): Problem {
  const code = codes[error.kind]
  if (code !== 'insurer_unavailable') return new Problem(code)
  const seconds = Math.max(1, Math.ceil((error.retryAfterMs ?? 1_000) / 1_000))
  return new Problem(code, { headers: { 'Retry-After': String(seconds) } })
}
