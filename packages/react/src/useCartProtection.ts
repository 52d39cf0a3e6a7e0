'use client'
import type { LineItem } from '@hakuna-kit/core'
import { useRowState, type UseCartProtectionOptions } from './useRowState.js'

/**
 * State and actions behind `CartProtectionRow`: what covers a cart line, what may be added, what just happened. Plans
 * are added only by the shopper's own act on an input or button that carries the props of a getter.
 */
export function useCartProtection(lineItem: LineItem, options?: UseCartProtectionOptions) {
  return useRowState(lineItem, options).state
}
