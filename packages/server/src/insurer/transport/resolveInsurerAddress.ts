import { ProtectionError } from '@hakuna-kit/core'

/** Which of the insurer's two systems the key belongs to. Each has its own keys and product categories. */
export type InsurerEnvironment = 'sandbox' | 'production'

export type InsurerAddressOptions = {
  secretKey: string
  environment?: InsurerEnvironment | undefined
  baseUrl?: string | undefined
}

/** The options cannot work, so nothing was started. The message never holds the key. */
export class InsurerConfigurationError extends ProtectionError {
  override readonly code = 'insurer_configuration'
  override readonly name = 'InsurerConfigurationError'
}

const hosts: Record<InsurerEnvironment, string> = {
  // Documented in every guide of the insurer.
  sandbox: 'https://api.hellohakuna.com/sandbox',
  production: 'https://api.hellohakuna.com',
}

/**
 * Decides which system is called, and at which address. A `sk_test_` key means `sandbox`, any other `production`;
 * `baseUrl` overrides the address.
 *
 * @throws InsurerConfigurationError for a missing or malformed key, a test key with `production`, an address that is no
 *   URL,
 *   and plain http to another machine with a live key, which would send the key unencrypted.
 */
export function resolveInsurerAddress({ secretKey, environment, baseUrl }: InsurerAddressOptions): {
  environment: InsurerEnvironment
  baseUrl: string
} {
  // With other characters than printable ASCII the header would fail later, in an error message that repeats the key.
  if (typeof secretKey !== 'string' || !/^[\x21-\x7e]{8,}$/.test(secretKey)) {
    throw new InsurerConfigurationError(
      'The secret key is missing or malformed, so no call to the insurer can succeed. ' +
        "Pass the key from the insurer's merchant console as `secretKey`, without spaces or line breaks. " +
        'Environment variables such as HAKUNA_SECRET_KEY are not read by themselves.',
    )
  }
  const isTestKey = secretKey.startsWith('sk_test_')
  const chosen = environment ?? (isTestKey ? 'sandbox' : 'production')
  if (isTestKey && chosen === 'production') {
    throw new InsurerConfigurationError(
      'A test key was given for production, where it cannot work. Pass the live key, or leave `environment` out.',
    )
  }
  if (baseUrl === undefined) return { environment: chosen, baseUrl: hosts[chosen] }

  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new InsurerConfigurationError(
      'The option `baseUrl` is no plain http(s) address, so the insurer cannot be called. ' +
        'Give it like https://api.example.com/path.',
    )
  }
  if (url.protocol === 'http:' && !isTestKey && !isLoopback(url.hostname)) {
    throw new InsurerConfigurationError(
      'The option `baseUrl` uses plain http, which would send the live key unencrypted. Use https.',
    )
  }
  // Not `href`, which keeps a `?` or `#` without anything after it.
  return { environment: chosen, baseUrl: (url.origin + url.pathname).replace(/\/+$/, '') }
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}
