'use client'
import type { MouseEvent } from 'react'
import type { LineItem } from '@hakuna-kit/core'
import type { PresentedPlan } from '../../plans/presentPlan.js'
import { useRowState, type UseCartProtectionOptions } from './useRowState.js'

/**
 * State and actions behind `CartProtectionRow`: what covers a cart line, what may be added, what just happened. Plans
 * are added only by the shopper's own act on an input or button that carries the props of a getter.
 */
export function useCartProtection(lineItem: LineItem, options?: UseCartProtectionOptions) {
  const { state, select } = useRowState(lineItem, options)
  return {
    ...state,
    /** Props of a button that adds a plan for every unit that has none, for shops that draw one instead of the input. */
    getAddButtonProps: (presented: PresentedPlan) => ({
      type: 'button' as const,
      onClick: ({ currentTarget }: MouseEvent<HTMLElement>) => currentTarget instanceof Element && select(presented),
    }),
  }
}
