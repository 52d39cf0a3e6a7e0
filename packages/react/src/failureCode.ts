import { CartAdapterError } from '@hakuna-kit/core'
import type { FailureCode } from './cartRows.js'

/** Why the cart did not change, in a word that has a message. */
export function toFailureCode(error: unknown): FailureCode {
  return error instanceof CartAdapterError ? error.code : 'unavailable'
}
