/** Why a call or a sync failed. */
export type Failure = {
  /** A stable code, e.g. `network_error`, `rate_limited`, `cart_not_settled`. */
  code: string
  /** HTTP status, if there was an answer. */
  status?: number | undefined
  /** For the screen only, never for the report: it may be a message of the shop's own errors. */
  message: string
}

/** Reads the error's fields instead of its class, because a shop's bundle may contain core twice. */
export function toFailure(error: unknown): Failure {
  const { code, status, message } = (error ?? {}) as { code?: unknown; status?: unknown; message?: unknown }
  return {
    code: typeof code === 'string' ? code : 'unknown',
    ...(typeof status === 'number' && { status }),
    message: typeof message === 'string' ? message : '',
  }
}
