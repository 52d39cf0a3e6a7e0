declare const process: { env: { NODE_ENV?: string } } | undefined

/**
 * What messages add in development: why it matters and what to do. Bundlers leave the texts out of production. Some
 * runtimes have no `process`.
 */
const hints =
  typeof process === 'object' && process.env.NODE_ENV !== 'production'
    ? {
        cart: ', so it may differ from what was asked. Read it again before the next try.',
        request: ', so plans may be missing or have a wrong quantity. Check that the protection proxy runs at baseUrl.',
      }
    : undefined

/**
 * Base of every error of Hakuna Kit. `code` is stable and safe to switch on. `message` says what happened, and in
 * development also why it matters and what to do.
 */
export class ProtectionError extends Error {
  readonly code: string = 'protection_error'
  override name = 'ProtectionError'
}

/**
 * `conflict`: somebody else changed the cart; read it again. `locked`: it accepts no change now, e.g. during payment.
 * `refused`: it does not accept this change, e.g. for lack of stock. `unavailable`: it could not be reached.
 */
export type CartAdapterErrorCode = 'conflict' | 'locked' | 'refused' | 'unavailable'

/** What a `CartAdapter` rejects with when the shop's cart could not be read or changed as asked. */
export class CartAdapterError extends ProtectionError {
  override readonly code: CartAdapterErrorCode
  override name = 'CartAdapterError'
  constructor(code: CartAdapterErrorCode, message?: string | undefined, options?: ErrorOptions) {
    super(message ?? `The shop's cart could not be read or changed (${code})${hints?.cart ?? '.'}`, options)
    this.code = code
  }
}

/**
 * A call of the proxy failed. `code` is that of the proxy's answer (`application/problem+json`), or `network_error`,
 * `timeout`, `invalid_answer` or `http_error` where the answer has none.
 */
export class ProtectionRequestError extends ProtectionError {
  override readonly code: string
  override name = 'ProtectionRequestError'
  constructor(
    /** The call, e.g. `POST /plans`. */
    readonly call: string,
    code: string,
    /** HTTP status; absent without an answer. */
    readonly status?: number | undefined,
    /** Milliseconds to wait before another try, where the proxy says so. */
    readonly retryAfterMs?: number | undefined,
    options?: ErrorOptions,
  ) {
    super(`${call} failed with ${code}${status ? ` (HTTP ${status})` : ''}${hints?.request ?? '.'}`, options)
    this.code = code
  }
}
