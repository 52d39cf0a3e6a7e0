import type { CallShop } from '../createCallShop.js'
import type { CartOptions } from '../CartOptions.js'
import { Problem } from '../problems.js'
import { createMemoryCartBindings } from './CartBindingStore.js'

export type AuthorizeCartOptions = Pick<CartOptions, 'adapter' | 'id' | 'bindings'> & { callShop: CallShop }

type CartClaim = { cartId: string; userSessionId: string; requestId: string }

/**
 * Throws Problem `cart_of_another_session`, also for a cart that does not exist: nobody can find out which carts exist.
 */
export type AuthorizeCart = (request: Request, claim: CartClaim) => Promise<void>

/**
 * Decides whether a session may use a cart: by the shop's `cart.id`, else its `cart.adapter`, else by the first use.
 */
export function createAuthorizeCart({
  adapter,
  id,
  bindings = createMemoryCartBindings(),
  callShop,
}: AuthorizeCartOptions): AuthorizeCart {
  async function isOwn(request: Request, { cartId, userSessionId, requestId }: CartClaim): Promise<boolean> {
    if (id) return cartId === (await callShop('cart.id', () => id(request), requestId))
    if (adapter) {
      const readCart = async () => (await adapter(request))?.readCart()
      return cartId === (await callShop('cart.adapter', readCart, requestId))?.id
    }
    return userSessionId === (await callShop('cart.bindings', () => bindings.bind(cartId, userSessionId), requestId))
  }

  return async (request, claim) => {
    if (!(await isOwn(request, claim))) throw new Problem('cart_of_another_session')
  }
}
