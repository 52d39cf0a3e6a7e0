import type { Cart } from '../cart.js'
import { planReferenceOf } from '../plan.js'

/** What a report contains of a cart, as a text: compares two reads within one loop. */
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

/** Equal for two reads of an unchanged cart: its version, or its content where it has none. */
export const cartFingerprint = (cart: Cart | null): string =>
  cart?.version === undefined ? cartContent(cart) : JSON.stringify([cart.id, cart.version])
