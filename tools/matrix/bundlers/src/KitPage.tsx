import { createProtectionClient, isPlanLineItem, type LineItem, type Product } from '@hakuna-kit/core'
import { createMemoryCart } from '@hakuna-kit/core/testing'
import { CartProtectionRow, ProtectionOptIn, ProtectionProvider, useAddToCart } from '@hakuna-kit/react'
import { useEffect, useState } from 'react'

const phone: Product = {
  id: 'prd-iphone14',
  title: 'iPhone 14',
  brand: 'Apple',
  category: 'smartphones',
  price: { amount: 112_900, currency: 'eur' },
}
const client = createProtectionClient()
const cart = createMemoryCart()

/** A product page and its cart, as each bundler of the matrix builds it. */
export function KitPage() {
  return (
    <ProtectionProvider client={client} cart={cart} locale="de-DE">
      <ProtectionOptIn product={phone} />
      <AddToCart />
      <CartLines />
    </ProtectionProvider>
  )
}

function AddToCart() {
  const addToCart = useAddToCart()
  return (
    <button type="button" onClick={() => void addToCart(phone)}>
      Add to cart
    </button>
  )
}

function CartLines() {
  const [lines, setLines] = useState<LineItem[]>([])
  useEffect(() => cart.subscribe?.(() => setLines(cart.inspect()?.lineItems ?? [])), [])
  return (
    <ul aria-label="Cart">
      {lines.map((line) => (
        <li key={line.id}>
          {line.title} × {line.quantity}
          {!isPlanLineItem(line) && (
            <button type="button" onClick={() => cart.setQuantity(line.id, line.quantity + 1)}>
              One more
            </button>
          )}
          <CartProtectionRow lineItem={line} product={phone} />
        </li>
      ))}
    </ul>
  )
}
