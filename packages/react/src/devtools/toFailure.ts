/** Why a call or a sync failed. */
export type Failure = {
  /** A stable word, e.g. `network_error`, `rate_limited`, `cart_not_settled`. */
  code: string
  /** HTTP status, where there was an answer. */
  status?: number | undefined
  /** For the panel on the screen only: the shop's own errors come through here. Never in the report. */
  message: string
}

/** Goes by the error's fields and not by its class, because a shop's bundle may hold core twice. */
export function toFailure(error: unknown): Failure {
  const { code, status, message } = (error ?? {}) as { code?: unknown; status?: unknown; message?: unknown }
  return {
    code: typeof code === 'string' ? code : 'unknown',
    ...(typeof status === 'number' && { status }),
    message: typeof message === 'string' ? message : '',
  }
}
