'use client'
import { useCallback } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { toPlanLineItem, type NewLineItem, type Product } from '@hakuna-kit/core'
import { invalidatePlans } from '../plans/invalidatePlans.js'
import { getShownChoice } from '../opt-in/createChoices.js'
import { useCartStore, useProtection } from '../ProtectionContext.js'

export type AddToCartOptions = {
  /** Default 1. */
  quantity?: number | undefined
  /** Replaces fields of the product's line, e.g. `customProperties` of the shop. */
  lineItem?: Partial<NewLineItem> | undefined
}

/**
 * Adds a product, together with the plan that the shopper chose for it, in one call to the cart; then syncs, without
 * waiting for the insurer, and clears the choice.
 *
 * @returns a function that rejects as the cart adapter does; the choice then stays, and its plans are asked for again.
 */
export function useAddToCart(): (product: Product, options?: AddToCartOptions) => Promise<void> {
  const { choices, locale } = useProtection('useAddToCart()')
  const view = useCartStore('useAddToCart()')
  const queries = useQueryClient()
  return useCallback(
    async (product, { quantity = 1, lineItem } = {}) => {
      const { id, title, brand, price } = product
      const plan = getShownChoice(choices, id)
      try {
        await view.adapter.addLineItems([
          { productId: id, title, brand, unitPrice: price, quantity, ...lineItem },
          ...(plan ? [toPlanLineItem(plan, { quantity, locale })] : []),
        ])
      } catch (error) {
        if (plan) invalidatePlans(queries, id)
        throw error
      }
      choices.set(id, undefined)
      void view.load().then((controller) => controller?.refresh())
    },
    [choices, locale, queries, view],
  )
}
