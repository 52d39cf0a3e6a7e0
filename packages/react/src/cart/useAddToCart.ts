import { useCallback } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { toPlanLineItem, type NewLineItem, type Product } from '@hakuna-kit/core'
import { getShownChoice } from '../opt-in/createChoices.js'
import { invalidatePlans } from '../plans/invalidatePlans.js'
import { useCartStore, useProtection } from '../ProtectionContext.js'

export type AddToCartOptions = {
  /** Default 1. */
  quantity?: number | undefined
  /** Replaces fields of the product's line item, e.g. the shop's own `customProperties`. */
  lineItem?: Partial<NewLineItem> | undefined
}

/**
 * Adds a product and the plan that the shopper chose for it in one call to the cart. Then clears the choice and syncs,
 * without waiting for the insurer.
 *
 * @returns a function that rejects as the cart adapter does; then the choice is kept and its plans are looked up again.
 */
export function useAddToCart(): (product: Product, options?: AddToCartOptions) => Promise<void> {
  const { choices, locale } = useProtection()
  const cartStore = useCartStore()
  const queries = useQueryClient()
  return useCallback(
    async (product, { quantity = 1, lineItem } = {}) => {
      const { id, title, brand, category, price } = product
      const plan = getShownChoice(choices, id)
      try {
        await cartStore.adapter.addLineItems([
          { productId: id, title, brand, category, unitPrice: price, quantity, ...lineItem },
          ...(plan ? [toPlanLineItem(plan, { quantity, locale })] : []),
        ])
      } catch (error) {
        if (plan) invalidatePlans(queries, id)
        throw error
      }
      choices.set(id, undefined)
      void cartStore.controller.load().then((controller) => controller?.refresh())
    },
    [choices, locale, queries, cartStore],
  )
}
