import type { Cart, CartAction, Plan, Product, ReportedPlanConnection } from '@hakuna-kit/core'
import { decodeCartActions, decodeConnections, encodeCartReport } from './cartCodec.js'
import type { CallOptions, InsurerRequest, WriteOptions } from '../transport/createInsurerTransport.js'
import type { ReportDrift } from '../transport/createDriftReporter.js'
import { deriveIdempotencyKey } from '../transport/deriveIdempotencyKey.js'
import { InsurerError, throwInvalidAnswer } from '../transport/InsurerError.js'
import { decodePlans, encodePlanLookup } from './planCodec.js'

/** The calls that a shop makes while a shopper browses and buys (API v2.0). Each rejects with an `InsurerError`. */
export type StorefrontCalls = {
  /**
   * The plans for one product; `[]` when there is none.
   *
   * @see guide "ERP + E-commerce integration", Present protection plans (documented answer; no match and 404 as "none"
   *   are our reading)
   */
  lookUpPlans(input: { product: Product; userSessionId: string } & CallOptions): Promise<Plan[]>
  /**
   * Which plan line covers which product line, as the insurer sees the cart.
   *
   * @see guide "ERP + E-commerce integration", In the cart (documented answer)
   */
  getPlanConnections(input: { cartId: string; userSessionId: string } & CallOptions): Promise<ReportedPlanConnection[]>
  /**
   * Reports the cart and answers the changes that the insurer asks for; `[]` when the cart is settled.
   *
   * @see guide "ERP + E-commerce integration", Manage your cart (documented)
   */
  reportCart(input: { cart: Cart; userSessionId: string } & WriteOptions): Promise<CartAction[]>
  /**
   * Tells which order the cart became. Without an `idempotencyKey` one is derived from the three ids, so that the call
   * can be repeated (that keys work on this endpoint is our reading).
   *
   * @see guide "ERP + E-commerce integration", Notify of a successful checkout (documented)
   */
  notifyCheckout(input: { cartId: string; userSessionId: string; orderId: string } & WriteOptions): Promise<void>
}

export function createStorefrontCalls(request: InsurerRequest, reportDrift: ReportDrift): StorefrontCalls {
  return {
    async lookUpPlans({ product, userSessionId, signal, requestId }) {
      const query = encodePlanLookup(product, userSessionId)
      try {
        const answer = await request({ endpoint: 'planLookup', query, signal, requestId })
        return decodePlans(answer, product, reportDrift) ?? throwInvalidAnswer('planLookup')
      } catch (error) {
        if (!(error instanceof InsurerError)) throw error
        if (error.insurerCode === 'product_unsupported') return []
        if (error.kind !== 'not_found') throw error
        reportDrift({ kind: 'lookup_not_found', endpoint: 'planLookup', path: '' })
        return []
      }
    },
    async getPlanConnections({ cartId, userSessionId, signal, requestId }) {
      const query = { cart_id: cartId, user_session_id: userSessionId }
      const answer = await request({ endpoint: 'planConnections', query, signal, requestId })
      return decodeConnections(answer, reportDrift) ?? throwInvalidAnswer('planConnections')
    },
    async reportCart({ cart, userSessionId, idempotencyKey, signal, requestId }) {
      const body = encodeCartReport(cart, userSessionId)
      const answer = await request({ endpoint: 'cartReport', body, idempotencyKey, signal, requestId })
      return decodeCartActions(answer, reportDrift) ?? throwInvalidAnswer('cartReport')
    },
    async notifyCheckout({ cartId, userSessionId, orderId, idempotencyKey, signal, requestId }) {
      const body = { cart_id: cartId, user_session_id: userSessionId, order_id: orderId }
      // The shop repeats this call until it is answered; the key makes it one sale.
      const key = idempotencyKey ?? (await deriveIdempotencyKey('checkout', cartId, userSessionId, orderId))
      await request({ endpoint: 'checkoutNotification', body, idempotencyKey: key, signal, requestId })
    },
  }
}
