import type { Cart } from '../cart.js'
import type { CartAction } from '../CartChange.js'
import type { CallOptions, ProtectionClient } from './createProtectionClient.js'
import type { CartReportRequest, CartSyncAnswer } from './storefrontProtocol.js'
import type { PlanConnection } from '../connectPlans.js'
import { cartReportShape, cartSyncShape, connectionsShape } from './cartShapes.js'
import { fillQuantities } from './fillQuantities.js'

// The calls of the proxy about a cart. Not methods of the client, so that a page can load them with the cart sync.

/**
 * The plan connections of `cart` as the insurer sees them. Missing quantities are derived from the lines of the cart.
 *
 * @throws ProtectionRequestError, or the reason of the `signal`
 */
export async function getPlanConnections(
  client: Pick<ProtectionClient, 'call'>,
  cart: Cart,
  options?: CallOptions,
): Promise<PlanConnection[]> {
  const path = `/cart/connections?cartId=${encodeURIComponent(cart.id)}`
  return fillQuantities(cart, (await client.call(path, connectionsShape, options)).connections)
}

/**
 * One report of the cart, and the insurer's actions; `createCartSync` repeats it until there are none.
 *
 * @throws ProtectionRequestError, or the reason of the `signal`
 */
export async function reportCart(
  client: Pick<ProtectionClient, 'call'>,
  cart: Cart,
  options?: CallOptions,
): Promise<CartAction[]> {
  const body: CartReportRequest = { cart }
  return (await client.call('/cart/report', cartReportShape, { ...options, body })).actions
}

/**
 * Runs the whole loop on the server, over the shop's server cart.
 *
 * @throws ProtectionRequestError, or the reason of the `signal`
 */
export function syncCart(client: Pick<ProtectionClient, 'call'>, options?: CallOptions): Promise<CartSyncAnswer> {
  return client.call('/cart/sync', cartSyncShape, { ...options, body: {} })
}
