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
import type { InsurerCall, InsurerRequest } from './createInsurerTransport.js'
import type { Endpoint, EndpointName } from './endpoints.js'
import { InsurerError, type InsurerErrorKind } from './InsurerError.js'
import type { InsurerEvent } from './InsurerEvent.js'

export type ResilienceOptions = {
  endpoints: Record<EndpointName, Endpoint>
  /** For a call with all its tries. Milliseconds. */
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
export function createResilientRequest(send: InsurerRequest, options: ResilienceOptions): InsurerRequest {
  const { callTimeoutMs, circuitPauseMs, onEvent, random } = options
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

  return async (call) => {
    const startedAt = performance.now()
    const isWrite = options.endpoints[call.endpoint].method !== 'GET'
    const idempotencyKey = isWrite ? (call.idempotencyKey ?? crypto.randomUUID()) : undefined
    let tries = 0

    const { signal, dispose } = withTimeLimit(call, callTimeoutMs)
    const sendOnce = () => {
      tries++
      return send({ ...call, idempotencyKey, signal })
    }
    const attempt = async (): Promise<unknown> => {
      try {
        return await lanes.execute(() => breaker.execute(sendOnce))
      } catch (error) {
        const leftMs = callTimeoutMs - (performance.now() - startedAt)
        throw error instanceof InsurerError && (error.retryAfterMs ?? 0) > leftMs ? new Final(error) : error
      }
    }
    const finish = (outcome: 'ok' | 'aborted' | InsurerErrorKind, status?: number) =>
      onEvent({
        type: 'insurer_call',
        endpoint: call.endpoint,
        outcome,
        status,
        tries,
        durationMs: performance.now() - startedAt,
        requestId: call.requestId,
      })

    try {
      call.signal?.throwIfAborted()
      const work = retries.execute(attempt, signal)
      const answer = await Promise.race([work, rejectOnAbort(signal)])
      finish('ok')
      return answer
    } catch (thrown) {
      const error = toInsurerError(thrown, call.endpoint)
      if (error instanceof InsurerError) finish(error.kind, error.status)
      else finish('aborted')
      throw error
    } finally {
      dispose()
    }
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

/** A signal that fires when the caller gives up or the time is over; its reason is what the call then rejects with. */
function withTimeLimit(call: InsurerCall, timeoutMs: number): { signal: AbortSignal; dispose: () => void } {
  const abort = new AbortController()
  const onCallerAbort = () => abort.abort(call.signal?.reason)
  call.signal?.addEventListener('abort', onCallerAbort, { once: true })
  const timer = setTimeout(() => abort.abort(new InsurerError({ kind: 'timeout', endpoint: call.endpoint })), timeoutMs)
  return {
    signal: abort.signal,
    dispose() {
      clearTimeout(timer)
      call.signal?.removeEventListener('abort', onCallerAbort)
    },
  }
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))
}
