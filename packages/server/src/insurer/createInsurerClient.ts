import { devWarnings } from '../devWarnings.js'
import { emitSafely } from '../emitSafely.js'
import { createInsurerTransport } from './transport/createInsurerTransport.js'
import { createResilientRequest, type RetryOptions } from './transport/createResilientRequest.js'
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
  /** From the insurer's merchant console. It is sent to the insurer and to nobody else. */
  secretKey: string
  /** A `sk_test_` key means `sandbox`, any other `production`. */
  environment?: InsurerEnvironment | undefined
  /** Another address than the environment's, e.g. the sandbox on your own machine. */
  baseUrl?: string | undefined
  /** Other paths for some of the calls, see `defaultEndpoints`. */
  endpoints?: EndpointOverrides | undefined
  /** Default `globalThis.fetch`. */
  fetch?: typeof globalThis.fetch | undefined
  /** Retries, time limits, concurrency and the circuit breaker. */
  retry?: RetryOptions | undefined
  /**
   * Receives every call, every change of the circuit breaker, and once each difference of the insurer's answers from
   * its documents.
   */
  onEvent?: ((event: InsurerEvent) => void) | undefined
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
 * The insurer's API with the names and types of Hakuna Kit. For servers: it holds the secret key.
 *
 * @throws InsurerConfigurationError at once, for options that cannot work.
 */
export function createInsurerClient(options: InsurerClientOptions): InsurerClient {
  const { environment, baseUrl } = resolveInsurerAddress(options)
  devWarnings?.warnOfEnvironment(options)
  const endpoints = resolveEndpoints(options.endpoints)
  const onEvent = emitSafely(options.onEvent)
  const transport = createInsurerTransport({
    secretKey: options.secretKey,
    baseUrl,
    endpoints,
    // Read for each call, so that instrumentation that is installed later is used too.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    maxAnswerBytes: 2_000_000,
  })
  const request = createResilientRequest(transport, { ...options.retry, endpoints, onEvent })
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
