import type { ContractDrift } from './createDriftReporter.js'
import type { EndpointName } from './endpoints.js'
import type { InsurerErrorKind } from './InsurerError.js'

/** What happens between us and the insurer. No event holds the key, customer data or anything that the insurer wrote. */
export type InsurerEvent =
  /** A call is over, its retries included. */
  | {
      type: 'insurer_call'
      endpoint: EndpointName
      /** `aborted`: the caller gave up. */
      outcome: 'ok' | 'aborted' | InsurerErrorKind
      /** HTTP status of the last try, where it failed with one. */
      status?: number | undefined
      /** Requests sent; 0 when the circuit was open. */
      tries: number
      durationMs: number
      requestId?: string | undefined
    }
  /** The circuit breaker: `open` makes no calls, `half_open` tries one, `closed` is normal. */
  | { type: 'insurer_circuit'; state: 'open' | 'half_open' | 'closed' }
  /** The insurer's answers differ from its documents; told once per kind and place. */
  | ({ type: 'insurer_drift' } & Pick<ContractDrift, 'endpoint' | 'path'> & { drift: ContractDrift['kind'] })
