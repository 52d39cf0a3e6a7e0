/** Base of every error of Hakuna Kit. `code` is stable and safe to switch on; `message` says what happened, why it matters, what to do. */
export class ProtectionError extends Error {
  readonly code: string = 'protection_error'
  override name = 'ProtectionError'
}
