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
          {isPlanLineItem(line) ? (
            `${line.title} × ${line.quantity}`
          ) : (
            <label>
              {line.title}{' '}
              <input
                type="number"
                min={0}
                value={line.quantity}
                onChange={(event) => void browserCart.updateLineItem(line.id, event.target.valueAsNumber || 0)}
              />
            </label>
          )}
          <CartProtectionRow lineItem={line} />
        </li>
      ))}
    </ul>
  )
}
