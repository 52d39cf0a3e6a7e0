import type { Cart } from '../cart.js'
import type { CartAction, CartChange } from '../CartChange.js'
import type { ReportedPlanConnection } from '../connectPlans.js'
import type { Money } from '../money.js'
import type { Plan, Product } from '../plan.js'

/** Where the proxy is mounted and where the client looks for it, unless told otherwise. */
export const defaultBasePath = '/api/protection'

/** Why a product has no plans. In production the proxy tells the browser only `no_match` or `insurer_unavailable`. */
export type NoPlansReason =
  'no_match' | 'insurer_unavailable' | 'invalid_product' | 'unknown_product' | 'currency_unsupported'

/** The plans of one product; `reason` says why there are none. */
export type PlanLookup = { productId: string; plans: Plan[]; reason?: NoPlansReason | undefined }

/** `POST /plans`, 1 to 100 products. */
export type PlansRequest = { products: Product[] }
export type PlansAnswer = { lookups: PlanLookup[] }

/** `GET /cart/connections?cartId=`. */
export type ConnectionsAnswer = { connections: ReportedPlanConnection[] }

/** `POST /cart/report`: one report, the loop runs in the browser. */
export type CartReportRequest = { cart: Cart }
export type CartReportAnswer = { actions: CartAction[] }

/** `POST /cart/sync`: the whole loop over the shop's server cart. */
export type CartSyncAnswer = { cart: Cart | null; rounds: number; changes: CartChange[] }

/** Body of every error answer, `application/problem+json`. `code` is stable; nothing of the insurer's text is in it. */
export type ProblemAnswer = {
  type: string
  title: string
  status: number
  code: string
  detail?: string
  requestId?: string
}

/**
 * The insurer's own checkout for products that were bought without protection. The browser cannot ask for it: the shop's server does, after
 * the order, with `getHostedCheckout({ orderId })` of `@hakuna-kit/server`, and hands the answer to `<OrderProtection>` as it is.
 *
 * @see pages "Self-service checkout with Hakuna Redirect" and "Hakuna Redirect on the order confirmation page" (vendor pages)
 */
export type HostedCheckout = {
  orderId: string
  /** An https URL, made for this one order; show it to nobody but its customer. */
  redirectLink: string
  /** Lines without protection for which a plan can still be bought. `productReference` is the product's id. */
  availablePlans: { lineItemId: string; productReference: string; price: Money }[]
}
