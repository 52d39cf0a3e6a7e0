import type { ContractDrift } from './createDriftReporter.js'
import type { EndpointName } from './endpoints.js'
import type { InsurerErrorKind } from './InsurerError.js'

/** What happens in calls to the insurer. No event holds the key, customer data or text of the insurer. */
export type InsurerEvent =
  /** A call ended, retries included. */
  | {
      type: 'insurer_call'
      endpoint: EndpointName
      /** `aborted`: by the caller. */
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
  /** The insurer's answers differ from its documents; reported once for each kind and place. */
  | ({ type: 'insurer_drift' } & Pick<ContractDrift, 'endpoint' | 'path'> & { drift: ContractDrift['kind'] })
