import type { Cart } from '../cart.js'
import type { CartAction, CartChange } from '../CartChange.js'
import type { ReportedPlanConnection } from '../connectPlans.js'
import type { Money } from '../money.js'
import type { Plan, Product } from '../plan.js'

// Everything that browser and proxy send to each other, and what the shop's server passes on to the browser.

/** Path where the proxy is mounted and where the client looks for it, unless set otherwise. */
export const defaultBasePath = '/api/protection'

/** The most products in one `POST /plans`. */
export const maxProductsPerRequest = 100

/** Why a product has no plans. In production browsers get only `no_match` or `insurer_unavailable`. */
export type NoPlansReason =
  'no_match' | 'insurer_unavailable' | 'invalid_product' | 'unknown_product' | 'currency_unsupported'

/**
 * What helps a developer to find out why a product has no plans. The proxy sends it in its development mode only, i.e.
 * with a test key.
 */
export type LookupHint = {
  /** The product's data came from the proxy's option `products` and not from the browser. */
  isFromShop?: boolean | undefined
  /** With `isFromShop`: the category that the insurer was asked with. */
  category?: string | undefined
  /** Categories with plans. Only the sandbox tells them. */
  knownCategories?: readonly string[] | undefined
  /** How the call of the insurer failed, e.g. `unreachable`; `shop`: the option `products` failed. */
  failure?: string | undefined
  /** HTTP status of the insurer's answer, where it failed with one. */
  status?: number | undefined
}

/** The plans of one product; `reason` says why there are none. */
export type PlanLookup = {
  productId: string
  plans: Plan[]
  reason?: NoPlansReason | undefined
  hint?: LookupHint | undefined
}

/** Body of `POST /plans`: 1 to `maxProductsPerRequest` products. */
export type PlansRequest = { products: Product[] }
/** Answer of `POST /plans`: one lookup for each product, in the order of the request. */
export type PlansAnswer = { lookups: PlanLookup[] }

/** Answer of `GET /cart/connections?cartId=…`. */
export type ConnectionsAnswer = { connections: ReportedPlanConnection[] }

/** Body of `POST /cart/report`: one report of a loop that runs in the browser. */
export type CartReportRequest = { cart: Cart }
/** Answer of `POST /cart/report`: what the insurer asks for; empty when the cart is settled. */
export type CartReportAnswer = { actions: CartAction[] }

/**
 * Answer of `POST /cart/sync`, a whole loop over the shop's server cart: the settled cart, its reports and its
 * changes.
 */
export type CartSyncAnswer = { cart: Cart | null; rounds: number; changes: CartChange[] }

/** Body of every error answer, `application/problem+json`. `code` is stable. Contains no text of the insurer. */
export type ProblemAnswer = {
  /** `urn:hakuna-kit:problem:` and the code. */
  type: string
  title: string
  /** HTTP status of the answer. */
  status: number
  code: string
  /** What exactly is wrong, without values of the request. */
  detail?: string
  /** Also in the events of the proxy. */
  requestId?: string
}

/**
 * The insurer's own checkout for products that were bought without protection. The browser cannot ask for it: the
 * shop's server does so after the order, with `getHostedCheckout({ orderId })` of `@hakuna-kit/server`, and passes
 * the answer unchanged to `<OrderProtection>`.
 *
 * @see pages "Self-service checkout with Hakuna Redirect" and "Hakuna Redirect on the order confirmation page"
 * (vendor pages)
 */
export type HostedCheckout = {
  orderId: string
  /** An https URL for this one order. Show it to the customer of the order only. */
  redirectLink: string
  /** Lines without protection for which a plan can still be bought. `productReference` is the product's id. */
  availablePlans: { lineItemId: string; productReference: string; price: Money }[]
}
