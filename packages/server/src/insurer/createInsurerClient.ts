import { emitSafely } from '../emitSafely.js'
import { createInsurerTransport } from './transport/createInsurerTransport.js'
import { createResilientRequest } from './transport/createResilientRequest.js'
import { createDriftReporter } from './transport/createDriftReporter.js'
import { createEventCalls, type EventCalls } from './orders/createEventCalls.js'
import { resolveEndpoints, type EndpointOverrides } from './transport/endpoints.js'
import { createFeedCalls, type FeedCalls } from './orders/createFeedCalls.js'
import { createHostedCheckoutCalls, type HostedCheckoutCalls } from './storefront/createHostedCheckoutCalls.js'
import { resolveInsurerAddress, type InsurerEnvironment } from './transport/resolveInsurerAddress.js'
import type { InsurerEvent } from './transport/InsurerEvent.js'
import { createManagedOrderCalls, type ManagedOrderCalls } from './v1/createManagedOrderCalls.js'
import { createOfferCalls, type OfferCalls } from './v1/createOfferCalls.js'
import { createStorefrontCalls, type StorefrontCalls } from './storefront/createStorefrontCalls.js'

export type InsurerClientOptions = {
  /** From the insurer's merchant console. Stays on the server: it is sent to the insurer and goes nowhere else. */
  secretKey: string
  /** A `sk_test_` key means `sandbox`, any other `production`. */
  environment?: InsurerEnvironment | undefined
  /** Another address than the environment's, e.g. the sandbox on your own machine. */
  baseUrl?: string | undefined
  endpoints?: EndpointOverrides | undefined
  fetch?: typeof globalThis.fetch | undefined
  /** Time limit for one try. Milliseconds, default 2,000. */
  tryTimeoutMs?: number | undefined
  /** Time limit for a call with all its tries. Milliseconds, default 4,000. */
  callTimeoutMs?: number | undefined
  /** Requests for one call, at most. Default 3; give 1 where something else repeats calls. */
  tries?: number | undefined
  /** Requests to the insurer under way at once. Default 64; four times as many may wait. */
  maxConcurrentCalls?: number | undefined
  /** How long no call is made once most of them fail. Milliseconds, default 5,000. */
  circuitPauseMs?: number | undefined
  /** Told of every call, of the circuit breaker, and once of each drift of the insurer's answers from its documents. */
  onEvent?: ((event: InsurerEvent) => void) | undefined
  /** For the jitter of retries: 0 to 1, 1 excluded. Default `Math.random`. */
  random?: (() => number) | undefined
}

export type InsurerClient = StorefrontCalls &
  EventCalls &
  FeedCalls &
  OfferCalls &
  ManagedOrderCalls &
  HostedCheckoutCalls & {
    readonly environment: InsurerEnvironment
  }

/**
 * The insurer's API in our words. For servers: it holds the secret key.
 *
 * @throws InsurerConfigurationError at once, for options that cannot work.
 */
export function createInsurerClient(options: InsurerClientOptions): InsurerClient {
  const { environment, baseUrl } = resolveInsurerAddress(options)
  const endpoints = resolveEndpoints(options.endpoints)
  const onEvent = emitSafely(options.onEvent)
  const maxConcurrent = options.maxConcurrentCalls ?? 64
  const transport = createInsurerTransport({
    secretKey: options.secretKey,
    baseUrl,
    endpoints,
    // Looked up per call, so that instrumentation installed later is used too.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    maxAnswerBytes: 2_000_000,
  })
  const request = createResilientRequest(transport, {
    endpoints,
    tryTimeoutMs: options.tryTimeoutMs ?? 2_000,
    callTimeoutMs: options.callTimeoutMs ?? 4_000,
    tries: options.tries ?? 3,
    maxConcurrent,
    maxQueued: 4 * maxConcurrent,
    circuitPauseMs: options.circuitPauseMs ?? 5_000,
    random: options.random ?? Math.random,
    onEvent,
  })
  const reportDrift = createDriftReporter(({ kind, endpoint, path }) =>
    onEvent({ type: 'insurer_drift', drift: kind, endpoint, path }),
  )
  return {
    environment,
    ...createStorefrontCalls(request, reportDrift),
    ...createEventCalls(request),
    ...createFeedCalls(request),
    ...createOfferCalls(request),
    ...createManagedOrderCalls(request),
    ...createHostedCheckoutCalls(request),
  }
}
