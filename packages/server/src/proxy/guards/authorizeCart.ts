import type { CartAdapter } from '@hakuna-kit/core'
import { LRUCache } from 'lru-cache'
import type { CallShop } from '../createCallShop.js'
import { Problem } from '../problems.js'

/**
 * Remembers which session first used a cart. The default remembers in memory and per instance; give one of your own, over a shared store,
 * where several processes serve one shop and neither `cart` nor `cartId` is given.
 */
export type CartBindingStore = {
  /** Binds the cart to the session unless it is bound, and answers the session that it is bound to. Must be atomic. */
  bind(cartId: string, userSessionId: string): string | Promise<string>
}

export type AuthorizeCartOptions = {
  cart: ((request: Request) => CartAdapter | null | Promise<CartAdapter | null>) | undefined
  cartId: ((request: Request) => string | null | Promise<string | null>) | undefined
  bindings: CartBindingStore
  callShop: CallShop
}

export type CartClaim = { cartId: string; userSessionId: string; requestId: string }
export type AuthorizeCart = (request: Request, claim: CartClaim) => Promise<void>

/**
 * Decides whether the session may speak of a cart: the shop's `cartId` says which cart is the shopper's, else its `cart`, else the session
 * that used the cart first keeps it.
 *
 * The gate throws Problem `cart_of_another_session`, and answers so for carts that do not exist as well: it never says which do.
 */
export function createAuthorizeCart({ cart, cartId, bindings, callShop }: AuthorizeCartOptions): AuthorizeCart {
  async function isOwn(request: Request, claim: CartClaim): Promise<boolean> {
    const { requestId } = claim
    if (cartId) return claim.cartId === (await callShop('cartId', () => cartId(request), requestId))
    if (cart)
      return (
        claim.cartId === (await callShop('cart', async () => (await (await cart(request))?.readCart())?.id, requestId))
      )
    return (
      claim.userSessionId ===
      (await callShop('cartBindings', () => bindings.bind(claim.cartId, claim.userSessionId), requestId))
    )
  }
  return async (request, claim) => {
    if (!(await isOwn(request, claim))) throw new Problem('cart_of_another_session')
  }
}

/** Bounded: with more carts than this in a month, the longest unused is forgotten and may be bound anew. */
export function createMemoryCartBindings(max = 50_000): CartBindingStore {
  const owners = new LRUCache<string, string>({ max })
  return {
    bind(cartId, userSessionId) {
      const owner = owners.get(cartId)
      if (owner !== undefined) return owner
      owners.set(cartId, userSessionId)
      return userSessionId
    },
  }
}
