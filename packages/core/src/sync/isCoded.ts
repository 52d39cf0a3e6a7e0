import type { ProtectionError } from '../errors.js'

/** Whether an error has a code. Not `instanceof`: a package that was loaded twice has two classes of the same name. */
export const isCoded = (error: unknown): error is ProtectionError =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
