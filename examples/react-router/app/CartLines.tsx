import { isPlanLineItem, type Cart } from '@hakuna-kit/core'
import { CartProtectionRow } from '@hakuna-kit/react'
import { shopCart } from './shopCart'

export function CartLines({ cart }: { cart: Cart | null }) {
  return (
    <ul aria-label="Cart">
      {cart?.lineItems.map((line) => (
        <li key={line.id}>
          {line.title} × {line.quantity}
          {!isPlanLineItem(line) && (
            <>
              <button type="button" onClick={() => void shopCart.updateLineItem(line.id, line.quantity - 1)}>
                One less
              </button>
              <button type="button" onClick={() => void shopCart.updateLineItem(line.id, line.quantity + 1)}>
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
