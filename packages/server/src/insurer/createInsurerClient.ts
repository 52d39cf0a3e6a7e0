import { createInsurerTransport } from './createInsurerTransport.js'
import { createDriftReporter, type ContractDrift } from './drift.js'
import { resolveEndpoints, type EndpointOverrides } from './endpoints.js'
import { resolveInsurerAddress, type InsurerEnvironment } from './insurerAddress.js'
import { createStorefrontCalls, type StorefrontCalls } from './storefrontCalls.js'

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
  /** Told once of each way in which the insurer's answers differ from its documents. */
  onDrift?: ((drift: ContractDrift) => void) | undefined
}

export type InsurerClient = StorefrontCalls & {
  readonly environment: InsurerEnvironment
}

/**
 * The insurer's API in our words. For servers: it holds the secret key.
 *
 * @throws InsurerConfigurationError at once, for options that cannot work.
 */
export function createInsurerClient(options: InsurerClientOptions): InsurerClient {
  const { environment, baseUrl } = resolveInsurerAddress(options)
  const request = createInsurerTransport({
    secretKey: options.secretKey,
    baseUrl,
    endpoints: resolveEndpoints(options.endpoints),
    // Looked up per call, so that instrumentation installed later is used too.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    timeoutMs: options.tryTimeoutMs ?? 2_000,
    maxAnswerBytes: 2_000_000,
  })
  return {
    environment,
    ...createStorefrontCalls(request, createDriftReporter(options.onDrift)),
  }
}
