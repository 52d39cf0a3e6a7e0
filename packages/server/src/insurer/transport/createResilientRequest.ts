import { withDeadline } from '@hakuna-kit/core/internal'
import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  CircuitState,
  circuitBreaker,
  CountBreaker,
  DelegateBackoff,
  handleWhen,
  retry,
} from 'cockatiel'
import type { InsurerRequest, InsurerTransport } from './createInsurerTransport.js'
import type { Endpoint, EndpointName } from './endpoints.js'
import { InsurerError, type InsurerErrorKind } from './InsurerError.js'
import type { InsurerEvent } from './InsurerEvent.js'

/** How calls to the insurer are retried and limited. */
export type RetryOptions = {
  /** Requests for one call, at most. Default 3; give 1 where something else repeats calls. */
  tries?: number | undefined
  /** Time limit for one try. Milliseconds, default 2,000. */
  tryTimeoutMs?: number | undefined
  /** Time limit for a call with all its tries. Milliseconds, default 4,000. */
  callTimeoutMs?: number | undefined
  /** Requests to the insurer at the same time. Default 64; four times as many may wait. */
  maxConcurrentCalls?: number | undefined
  /** How long the circuit breaker makes no calls after most of them failed. Milliseconds, default 5,000. */
  circuitPauseMs?: number | undefined
  /** For the jitter of retries: 0 to 1, 1 excluded. Default `Math.random`. */
  random?: (() => number) | undefined
}

export type ResilientRequestOptions = RetryOptions & {
  endpoints: Record<EndpointName, Endpoint>
  onEvent: (event: InsurerEvent) => void
}

/** Failures after which the same call may soon succeed. */
const retried: ReadonlySet<InsurerErrorKind> = new Set(['unreachable', 'timeout', 'unavailable', 'rate_limited'])
/** Failures that say something about the insurer as a whole. A refusal does not: it shows that the insurer works. */
const countedByBreaker: ReadonlySet<InsurerErrorKind> = new Set([
  'unreachable',
  'timeout',
  'unavailable',
  'invalid_answer',
])

const firstDelayMs = 100
const maxDelayMs = 2_000

/** Wraps an error that is not retried, e.g. because `Retry-After` is later than the end of the call's time limit. */
class Final {
  constructor(readonly error: unknown) {}
}

/**
 * Adds a time limit for the whole call, retries with full jitter that respect `Retry-After`, a circuit breaker and a
 * concurrency limit. All tries of a write have the same idempotency key, so that a write whose answer was lost is not
 * done twice.
 */
export function createResilientRequest(
  send: InsurerTransport,
  {
    tries: maxTries = 3,
    tryTimeoutMs = 2_000,
    callTimeoutMs = 4_000,
    maxConcurrentCalls = 64,
    circuitPauseMs = 5_000,
    random = Math.random,
    endpoints,
    onEvent,
  }: ResilientRequestOptions,
): InsurerRequest {
  let circuitChangedAt = 0

  const queue = bulkhead(maxConcurrentCalls, 4 * maxConcurrentCalls)
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof InsurerError && countedByBreaker.has(error.kind)),
    { halfOpenAfter: circuitPauseMs, breaker: new CountBreaker({ threshold: 0.5, size: 20, minimumNumberOfCalls: 8 }) },
  )
  breaker.onStateChange((state) => {
    circuitChangedAt = Date.now()
    onEvent({ type: 'insurer_circuit', state: circuitNames[state] })
  })
  const retries = retry(
    handleWhen((error) => error instanceof InsurerError && retried.has(error.kind)),
    {
      maxAttempts: maxTries - 1,
      backoff: new DelegateBackoff<{ attempt: number; result: object }>(({ attempt, result }) => {
        const error: unknown = 'error' in result ? result.error : undefined
        const wanted = error instanceof InsurerError ? (error.retryAfterMs ?? 0) : 0
        return wanted + random() * Math.min(maxDelayMs, firstDelayMs * 2 ** (attempt - 1))
      }),
    },
  )

  return async (call) => {
    const { endpoint, requestId, signal } = call
    const startedAt = performance.now()
    const isWrite = endpoints[endpoint].method !== 'GET'
    const sent = isWrite ? { ...call, idempotencyKey: call.idempotencyKey ?? crypto.randomUUID() } : call
    const leftMs = () => callTimeoutMs - (performance.now() - startedAt)
    let tries = 0
    let isOver = false

    const sendOnce = () => {
      tries++
      return send(sent, Math.min(tryTimeoutMs, leftMs()))
    }
    const attempt = async (): Promise<unknown> => {
      try {
        return await queue.execute(() => {
          // The call may have ended while it waited in the queue or for its next try.
          if (isOver) throw new Final(undefined)
          return breaker.execute(sendOnce)
        })
      } catch (error) {
        throw error instanceof InsurerError && (error.retryAfterMs ?? 0) >= leftMs() ? new Final(error) : error
      }
    }
    const end = (outcome: 'ok' | 'aborted' | InsurerErrorKind, status?: number): void => {
      isOver = true
      const durationMs = performance.now() - startedAt
      onEvent({ type: 'insurer_call', endpoint, outcome, status, tries, durationMs, requestId })
    }

    const timeoutError = () => new InsurerError({ kind: 'timeout', endpoint })
    try {
      const answer = await withDeadline({ ms: callTimeoutMs, signal, timeoutError }, () => retries.execute(attempt))
      end('ok')
      return answer
    } catch (thrown) {
      const error = toInsurerError(thrown, endpoint)
      if (error instanceof InsurerError) end(error.kind, error.status)
      else end('aborted')
      throw error
    }
  }

  function toInsurerError(thrown: unknown, endpoint: EndpointName): unknown {
    if (thrown instanceof Final) return thrown.error
    if (thrown instanceof BulkheadRejectedError) return new InsurerError({ kind: 'overloaded', endpoint })
    if (!(thrown instanceof BrokenCircuitError)) return thrown
    // The last change was that it opened.
    const retryAfterMs = Math.max(0, circuitChangedAt + circuitPauseMs - Date.now())
    return new InsurerError({ kind: 'circuit_open', endpoint, retryAfterMs })
  }
}

const circuitNames: Record<CircuitState, 'open' | 'half_open' | 'closed'> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.HalfOpen]: 'half_open',
  [CircuitState.Open]: 'open',
  [CircuitState.Isolated]: 'open',
}
