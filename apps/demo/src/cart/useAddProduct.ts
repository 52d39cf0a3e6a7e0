import { CartAdapterError, type Product } from '@hakuna-kit/core'
import { useAddToCart } from '@hakuna-kit/react'
import { useMutation } from '@tanstack/react-query'
import { shopCart } from './shopCart.js'

export type AddOutcome = 'added' | 'added_without_plan' | 'refused' | 'failed'

/**
 * Adds a product with the plan that the shopper chose. If the plan is not available now, the product is added alone and
 * the shopper is told: a plan must never prevent a sale.
 */
export function useAddProduct() {
  const addToCart = useAddToCart()
  const { mutate, isPending, data } = useMutation({
    mutationFn: ({ product, quantity }: { product: Product; quantity: number }): Promise<AddOutcome> =>
      addToCart(product, { quantity }).then(
        () => 'added',
        // The result of the first call is unknown, so a second one could add the product twice.
        (error: unknown) => (codeOf(error) === 'unavailable' ? 'failed' : addAlone(product, quantity)),
      ),
  })
  return { add: mutate, isPending, outcome: isPending ? undefined : data }
}

async function addAlone({ id, title, brand, price }: Product, quantity: number): Promise<AddOutcome> {
  try {
    await shopCart.addLineItems([{ productId: id, title, brand, unitPrice: price, quantity }])
    return 'added_without_plan'
  } catch (error) {
    return codeOf(error) === 'refused' ? 'refused' : 'failed'
  }
}

const codeOf = (error: unknown) => (error instanceof CartAdapterError ? error.code : 'unavailable')
