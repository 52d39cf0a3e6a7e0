import type { MouseEvent } from 'react'
import type { LineItem, Product } from '@hakuna-kit/core'
import { useLazy } from '../../createLazy.js'
import type { Surface } from '../../opt-in/ConsentRecord.js'
import type { PresentedPlan } from '../../plans/presentPlan.js'
import { useCartStore } from '../../ProtectionContext.js'
import { createEmptyRow } from './createEmptyRow.js'
import { useConnectedRow, type RowController } from './useConnectedRow.js'
import { useRowLookup } from './useRowLookup.js'

export type UseCartProtectionOptions = {
  /** Used where the line item has no `category` or `brand` and the proxy does not look products up itself. */
  product?: Product | undefined
  /** Where the row stands; part of the consent record. Default `cart`. */
  surface?: Surface | undefined
}

/**
 * State and actions of `CartProtectionRow`: the plans of a cart line, the plans to choose from, and the last change. A
 * plan is added only by the shopper's own act on an input or button that has the props of a getter.
 */
export function useCartProtection(lineItem: LineItem, { product, surface = 'cart' }: UseCartProtectionOptions = {}) {
  const cartStore = useCartStore()
  const controller = useLazy(cartStore.controller) ?? notLoaded
  const { select, ...state } = useConnectedRow(controller, useRowLookup(cartStore, lineItem, product), surface)
  return {
    ...state,
    /** Props of a button that adds a plan for all uncovered units, for shops that render one instead of the input. */
    getAddButtonProps: (presented: PresentedPlan) => ({
      type: 'button' as const,
      onClick: ({ currentTarget }: MouseEvent<HTMLElement>) => currentTarget instanceof Element && select(presented),
    }),
  }
}

const notLoaded: RowController = {
  watch: () => () => {},
  // There is no row where the code could not be loaded.
  connectRow: ({ row }) => createEmptyRow(row === undefined ? 'none' : 'loading'),
}
