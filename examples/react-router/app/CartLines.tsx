import { isPlanLineItem, type Cart, type Product } from '@hakuna-kit/core'
import { CartProtectionRow } from '@hakuna-kit/react'
import { shopCart } from './shopCart'

export function CartLines({ cart, product }: { cart: Cart | null; product: Product }) {
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
          <CartProtectionRow lineItem={line} product={product} />
        </li>
      ))}
    </ul>
  )
}
