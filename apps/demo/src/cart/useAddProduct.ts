import { CartAdapterError, type Product } from '@hakuna-kit/core'
import { useAddToCart } from '@hakuna-kit/react'
import { useMutation } from '@tanstack/react-query'
import { shopCart } from './shopCart.js'

export type AddOutcome = 'added' | 'added_without_plan' | 'refused' | 'failed'

/**
 * Adds a product with the plan that the shopper chose. Where the plan cannot be had at this moment, the product goes in alone and
 * the shopper is told: a protection must never be in the way of a sale.
 */
export function useAddProduct() {
  const addToCart = useAddToCart()
  const { mutate, isPending, data } = useMutation({
    mutationFn: ({ product, quantity }: { product: Product; quantity: number }): Promise<AddOutcome> =>
      addToCart(product, { quantity }).then(
        () => 'added',
        // Where nobody knows what became of the call, a second one might put the product in twice.
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
