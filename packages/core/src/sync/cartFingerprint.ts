import type { Cart } from '../cart.js'
import { identityOf } from '../cartLines.js'

/** What a report contains of a cart, and its plan ids, as a text: compares two reads within one loop. */
export const cartContent = (cart: Cart | null): string =>
  JSON.stringify(
    cart && [
      cart.id,
      cart.currency,
      cart.lineItems.map((line) => [identityOf(line), line.quantity, line.unitPrice.amount]),
    ],
  )

/** Equal for two reads of an unchanged cart: its version, or its content where it has none. */
export const cartFingerprint = (cart: Cart | null): string =>
  cart?.version === undefined ? cartContent(cart) : JSON.stringify([cart.id, cart.version])
