import type { Cart } from '@hakuna-kit/core'

/** Equal for carts whose lines are the same; a renumbered, repriced or changed line makes another one. */
export function cartSignature(cart: Cart | null): string {
  return JSON.stringify(cart && [cart.id, cart.lineItems])
}
