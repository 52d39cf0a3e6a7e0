import type { Cart } from '../cart.js'
import { planReferenceOf } from '../plan.js'

/** What the insurer is told of a cart, to compare two reads within a loop. */
export const cartContent = (cart: Cart | null): string =>
  JSON.stringify(
    cart && [
      cart.id,
      cart.lineItems.map((line) => [
        line.id,
        line.quantity,
        line.productId,
        line.unitPrice.amount,
        planReferenceOf(line),
      ]),
    ],
  )

/** Two reads of a cart with one key are the same cart. */
export const cartFingerprint = (cart: Cart | null): string =>
  cart?.version === undefined ? cartContent(cart) : JSON.stringify([cart.id, cart.version])
