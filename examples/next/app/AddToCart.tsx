'use client'
import type { Product } from '@hakuna-kit/core'
import { useAddToCart } from '@hakuna-kit/react'

export function AddToCart({ product }: { product: Product }) {
  const addToCart = useAddToCart()
  return (
    <button type="button" onClick={() => void addToCart(product)}>
      Add to cart
    </button>
  )
}
