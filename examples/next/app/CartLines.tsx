'use client'
import { isPlanLineItem } from '@hakuna-kit/core'
import { CartProtectionRow } from '@hakuna-kit/react'
import { useSyncExternalStore } from 'react'
import { browserCart, getCart, subscribeToCart } from '../lib/browserCart'

export function CartLines() {
  const cart = useSyncExternalStore(subscribeToCart, getCart, () => null)
  return (
    <ul aria-label="Cart">
      {cart?.lineItems.map((line) => (
        <li key={line.id}>
          {line.title} × {line.quantity}
          {!isPlanLineItem(line) && (
            <>
              <button type="button" onClick={() => void browserCart.updateLineItem(line.id, line.quantity - 1)}>
                One less
              </button>
              <button type="button" onClick={() => void browserCart.updateLineItem(line.id, line.quantity + 1)}>
                One more
              </button>
            </>
          )}
          <CartProtectionRow lineItem={line} />
        </li>
      ))}
    </ul>
  )
}
