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

export type ResilienceOptions = {
  endpoints: Record<EndpointName, Endpoint>
  /** For one try, and for a call with all its tries. Milliseconds. */
  tryTimeoutMs: number
  callTimeoutMs: number
  /** Requests for one call, at most. */
  tries: number
  /** Requests under way at once, and waiting beyond those. */
  maxConcurrent: number
  maxQueued: number
  /** How long the open circuit waits before it tries again. Milliseconds. */
  circuitPauseMs: number
  random: () => number
  onEvent: (event: InsurerEvent) => void
}

/** Worth another try at once: the fault is on the way, or passes. */
const retried: ReadonlySet<InsurerErrorKind> = new Set(['unreachable', 'timeout', 'unavailable', 'rate_limited'])
/** Signs that the insurer as a whole is in trouble. A refusal is not: it shows that somebody is there. */
const countedByBreaker: ReadonlySet<InsurerErrorKind> = new Set([
  'unreachable',
  'timeout',
  'unavailable',
  'invalid_answer',
])

const firstDelayMs = 100
const maxDelayMs = 2_000

/** Not worth another try, e.g. because the insurer wants us back after the call's time is up. */
class Final {
  constructor(readonly error: unknown) {}
}

/**
 * Puts calm around the transport: a time limit for the whole call, retries with full jitter that honour `Retry-After`, a circuit breaker,
 * and a bound on what is under way. A write keeps its idempotency key over all tries, so that a lost answer does not act twice.
 */
export function createResilientRequest(send: InsurerTransport, options: ResilienceOptions): InsurerRequest {
  const { tryTimeoutMs, callTimeoutMs, circuitPauseMs, onEvent, random } = options
  let circuitOpenedAt = 0

  const lanes = bulkhead(options.maxConcurrent, options.maxQueued)
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof InsurerError && countedByBreaker.has(error.kind)),
    { halfOpenAfter: circuitPauseMs, breaker: new CountBreaker({ threshold: 0.5, size: 20, minimumNumberOfCalls: 8 }) },
  )
  breaker.onStateChange((state) => {
    if (state === CircuitState.Open) circuitOpenedAt = Date.now()
    onEvent({ type: 'insurer_circuit', state: circuitNames[state] })
  })
  const retries = retry(
    handleWhen((error) => error instanceof InsurerError && retried.has(error.kind)),
    {
      maxAttempts: options.tries - 1,
      backoff: new DelegateBackoff<{ attempt: number; result: object }>(({ attempt, result }) => {
        const error: unknown = 'error' in result ? result.error : undefined
        const wanted = error instanceof InsurerError ? (error.retryAfterMs ?? 0) : 0
        return wanted + random() * Math.min(maxDelayMs, firstDelayMs * 2 ** (attempt - 1))
      }),
    },
  )

  return (call) => {
    const startedAt = performance.now()
    const isWrite = options.endpoints[call.endpoint].method !== 'GET'
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
        // Who waited for a lane or for another try may have been given up meanwhile.
        if (isOver) throw new Final(undefined)
        return await lanes.execute(() => breaker.execute(sendOnce))
      } catch (error) {
        throw error instanceof InsurerError && (error.retryAfterMs ?? 0) > leftMs() ? new Final(error) : error
      }
    }

    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => fail(new InsurerError({ kind: 'timeout', endpoint: call.endpoint })),
        callTimeoutMs,
      )
      const onCallerAbort = () => fail(call.signal?.reason)
      const end = (outcome: 'ok' | 'aborted' | InsurerErrorKind, status?: number): boolean => {
        if (isOver) return false
        isOver = true
        clearTimeout(timer)
        call.signal?.removeEventListener('abort', onCallerAbort)
        const durationMs = performance.now() - startedAt
        const { endpoint, requestId } = call
        onEvent({ type: 'insurer_call', endpoint, outcome, status, tries, durationMs, requestId })
        return true
      }
      const fail = (thrown: unknown) => {
        const error = toInsurerError(thrown, call.endpoint)
        const isInsurers = error instanceof InsurerError
        if (end(isInsurers ? error.kind : 'aborted', isInsurers ? error.status : undefined)) reject(error)
      }
      call.signal?.addEventListener('abort', onCallerAbort, { once: true })
      if (call.signal?.aborted) onCallerAbort()
      else retries.execute(attempt).then((answer) => void (end('ok') && resolve(answer)), fail)
    })
  }

  function toInsurerError(thrown: unknown, endpoint: EndpointName): unknown {
    if (thrown instanceof Final) return thrown.error
    if (thrown instanceof BulkheadRejectedError) return new InsurerError({ kind: 'overloaded', endpoint })
    if (!(thrown instanceof BrokenCircuitError)) return thrown
    const retryAfterMs = Math.max(0, circuitOpenedAt + circuitPauseMs - Date.now())
    return new InsurerError({ kind: 'circuit_open', endpoint, retryAfterMs })
  }
}

const circuitNames: Record<CircuitState, 'open' | 'half_open' | 'closed'> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.HalfOpen]: 'half_open',
  [CircuitState.Open]: 'open',
  [CircuitState.Isolated]: 'open',
}
