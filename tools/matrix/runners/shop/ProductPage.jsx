import { ProtectionOptIn, useAddToCart } from '@hakuna-kit/react'

/** A component of a shop. */
export function ProductPage({ product }) {
  const addToCart = useAddToCart()
  return (
    <main>
      <h1>{product.title}</h1>
      <ProtectionOptIn product={product} />
      <button type="button" onClick={() => void addToCart(product)}>
        Add to cart
      </button>
    </main>
  )
}
