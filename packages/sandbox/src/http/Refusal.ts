/**
 * The insurer's error envelope.
 * @see vendor page "Responses" (documented; the codes of v2.0 are unpublished, and codes that no page names are ours)
 */
export type ErrorEnvelope = { error: { error_code: string; validation_errors: string[] } }

/** A message that the insurer refuses. Handlers throw it; `createSandbox` answers it in the error envelope. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly errorCode: string,
    /** For people. Each text starts with the path of the field, if there is one. */
    readonly validationErrors: string[] = [],
    readonly headers: Record<string, string> = {},
  ) {
    super(errorCode)
  }

  get envelope(): ErrorEnvelope {
    return { error: { error_code: this.errorCode, validation_errors: this.validationErrors } }
  }
}

/** A refusal with status 400: the message breaks a rule of the insurer at `path`. */
export function refuse(errorCode: string, path: string, text: string): Refusal {
  return new Refusal(400, errorCode, [`${path}: ${text}`])
}
