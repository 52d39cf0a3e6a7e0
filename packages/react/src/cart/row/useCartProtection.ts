import type { MouseEvent } from 'react'
import type { LineItem, Product } from '@hakuna-kit/core'
import type { Surface } from '../../opt-in/ConsentRecord.js'
import type { PresentedPlan } from '../../plans/presentPlan.js'
import { useConnectedRow } from './useConnectedRow.js'
import { useRowLookup } from './useRowLookup.js'

export type UseCartProtectionOptions = {
  /** Used where the line item has no category or brand and the proxy does not look products up itself. */
  product?: Product | undefined
  surface?: Surface | undefined
}

/**
 * State and actions of `CartProtectionRow`: the plans of a cart line, the plans to choose from, and the last change. A
 * plan is added only by the shopper's own act on an input or button that has the props of a getter.
 */
export function useCartProtection(lineItem: LineItem, { product, surface = 'cart' }: UseCartProtectionOptions = {}) {
  const { state, select } = useConnectedRow(useRowLookup(lineItem, product), surface)
  return {
    ...state,
    /** Props of a button that adds a plan for all uncovered units, for shops that render one instead of the input. */
    getAddButtonProps: (presented: PresentedPlan) => ({
      type: 'button' as const,
      onClick: ({ currentTarget }: MouseEvent<HTMLElement>) => currentTarget instanceof Element && select(presented),
    }),
  }
}
