import { createProtectionClient, type LineItem, type Product } from '@hakuna-kit/core'
import { CartProtectionRow, ProtectionOptIn, ProtectionProvider, useAddToCart } from '@hakuna-kit/react'
import '@hakuna-kit/react/styles.css'
import type { ReactNode } from 'react'
import { cart } from './cartAdapter.js'

const client = createProtectionClient({ baseUrl: '/api/protection' })

/** Around the whole shop, once. */
export function Protected({ children }: { children: ReactNode }) {
  return (
    <ProtectionProvider client={client} cart={cart} locale="en-GB">
      {children}
    </ProtectionProvider>
  )
}

/** On the product page. */
export function Buy({ product }: { product: Product }) {
  const addToCart = useAddToCart()
  return (
    <>
      <ProtectionOptIn product={product} />
      <button onClick={() => addToCart(product)}>Add to cart</button>
    </>
  )
}

/** In the cart, beneath each line. */
export function Line({ lineItem }: { lineItem: LineItem }) {
  return <CartProtectionRow lineItem={lineItem} />
}
