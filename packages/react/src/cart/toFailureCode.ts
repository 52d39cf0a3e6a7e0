import type { CartAdapterErrorCode } from '@hakuna-kit/core'

const codes = ['conflict', 'locked', 'refused', 'unavailable'] as const

/**
 * Why the cart did not change, in a word that has a message. Goes by the error's code and not by its class, because a
 * shop's bundle may hold core twice.
 */
export function toFailureCode(error: unknown): CartAdapterErrorCode {
  return codes.find((code) => code === (error as { code?: unknown } | null)?.code) ?? 'unavailable'
}
