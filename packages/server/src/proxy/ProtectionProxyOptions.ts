import type { InsurerClientOptions } from '../insurer/createInsurerClient.js'
import type { StorefrontCalls } from '../insurer/storefront/createStorefrontCalls.js'
import type { CartOptions } from './CartOptions.js'
import type { LimitOptions } from './guards/createLimits.js'
import type { SessionOptions } from './guards/createSessions.js'
import type { PlanCacheOptions } from './plans/createPlanCache.js'
import type { FindProducts } from './plans/createProductResolver.js'
import type { ProxyEvent } from './ProxyEvent.js'

/**
 * Only `secretKey` is required. The options of the insurer client (`environment`, `baseUrl`, `endpoints`, `fetch`,
 * `retry`) mean the same here. `docs/proxy.md` says which options to give in production.
 */
export type ProtectionProxyOptions = Omit<InsurerClientOptions, 'onEvent'> & {
  /** Where the proxy is mounted. Default `/api/protection`; a trailing slash does not matter. */
  basePath?: string | undefined
  /** Origins besides the proxy's own whose pages may call, e.g. `https://shop.example`. */
  allowedOrigins?: readonly string[] | undefined
  /** The shop's products by id; then the browser's titles and prices are ignored. */
  products?: FindProducts | undefined
  /** Look up plans for products in these currencies only (ISO 4217). Default: all. */
  currencies?: readonly string[] | undefined
  /** The shop's carts: which cart is the shopper's, and the sync on the server. */
  cart?: CartOptions | undefined
  /** The shopper's session: the shop's own or a signed cookie. */
  session?: SessionOptions | undefined
  /** Keeps looked-up plans in memory; `false`: not at all. Default: for each session, 5 minutes. */
  planCache?: PlanCacheOptions | false | undefined
  /** Request limits; `false`: none. Default: 600 a minute for a session, 3,000 for a client address. */
  limits?: LimitOptions | false | undefined
  /** How long a request body may take to arrive. Milliseconds, default 10,000. */
  bodyTimeoutMs?: number | undefined
  /** An insurer client of the shop, instead of one made from these options. */
  insurer?: StorefrontCalls | undefined
  /** Tell the browser the exact reason why a product has no plans. Default: with a test key only. */
  development?: boolean | undefined
  /** Receives every call, refusal, failure and drift, with names, counts and times and no values. */
  onEvent?: ((event: ProxyEvent) => void) | undefined
  /** The clock, in milliseconds since 1970. Default `Date.now`. */
  now?: (() => number) | undefined
}
