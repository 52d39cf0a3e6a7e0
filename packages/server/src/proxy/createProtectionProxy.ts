import { defaultBasePath, type CartAdapter } from '@hakuna-kit/core'
import { createInsurerClient, type InsurerClientOptions } from '../insurer/createInsurerClient.js'
import { InsurerConfigurationError, resolveInsurerAddress } from '../insurer/transport/resolveInsurerAddress.js'
import { emitSafely } from '../emitSafely.js'
import type { StorefrontCalls } from '../insurer/storefront/createStorefrontCalls.js'
import { createCallShop } from './createCallShop.js'
import { createRouteHandlers } from './createRouteHandlers.js'
import { createAuthorizeCart, createMemoryCartBindings, type CartBindingStore } from './guards/authorizeCart.js'
import { createCors } from './guards/createCors.js'
import { createRequestHandler } from './createRequestHandler.js'
import { createLimits, type Limits, type LimitsOptions } from './guards/createLimits.js'
import { createPlanCache, type PlanCache } from './plans/createPlanCache.js'
import { createPlanLookups } from './plans/createPlanLookups.js'
import { createProductResolver, type FindProducts } from './plans/createProductResolver.js'
import type { ProxyEvent } from './ProxyEvent.js'
import { createMemoryRateLimitStore, type RateLimit, type RateLimitStore } from './guards/RateLimitStore.js'
import { createCartSyncRunner } from './sync/createCartSyncRunner.js'
import { createSessions, type UserSession } from './guards/createSessions.js'

export type ProtectionProxyOptions = Omit<InsurerClientOptions, 'onEvent'> & {
  /** Where the proxy is mounted. Default `/api/protection`; a trailing slash does not matter. */
  basePath?: string | undefined
  /** Sign the session cookie, newest first: the first one signs, all are accepted. Default: derived from `secretKey`. */
  cookieSecrets?: readonly string[] | undefined
  /** The shop's own session id (printable, up to 200 characters). Nothing: the proxy's cookie serves. */
  session?: ((request: Request) => string | null | undefined | Promise<string | null | undefined>) | undefined
  /** The shop's server cart, `null` if there is none yet. Turns on `POST /cart/sync`. */
  cart?: ((request: Request) => CartAdapter | null | Promise<CartAdapter | null>) | undefined
  /** Id of the shopper's cart. Give it where one cart is used from several sessions, e.g. a customer's on two devices. */
  cartId?: ((request: Request) => string | null | Promise<string | null>) | undefined
  /** The shop's products by id; then the browser's titles and prices are ignored. */
  products?: FindProducts | undefined
  /** Ask for plans in these currencies only. Default: ask for all. */
  currencies?: readonly string[] | undefined
  /** An insurer client of your own instead of one made from these options. */
  insurer?: StorefrontCalls | undefined
  /** Tell the browser exactly why a product has no plans. Default: with a test key. */
  development?: boolean | undefined
  /** Origins besides the proxy's own whose pages may call, e.g. `https://shop.example`. */
  allowedOrigins?: readonly string[] | undefined
  /** Which session a cart belongs to, where neither `cart` nor `cartId` says so. Default: in memory. */
  cartBindings?: CartBindingStore | undefined
  /** Rounds of one `POST /cart/sync`, at most. Default 10. */
  maxRounds?: number | undefined
  /** Time limit for one `POST /cart/sync`. Milliseconds, default 10,000. */
  syncTimeoutMs?: number | undefined
  /** Keep the plans of a product for each session (default), for all together, or not at all. */
  planCache?: 'session' | 'shared' | false | undefined
  /** How long kept plans are fresh. Milliseconds, default 5 minutes. */
  planCacheTtlMs?: number | undefined
  /** How much longer kept plans may serve while the insurer is down. Milliseconds, default 0: not at all. */
  staleIfErrorMs?: number | undefined
  /** Memory for kept plans, about. Bytes, default 16,000,000. */
  planCacheMaxBytes?: number | undefined
  /** Requests allowed per session (default 600 a minute) and per client address (3,000 a minute); `false`: no limit. */
  limits?: { perSession?: RateLimit | undefined; perAddress?: RateLimit | undefined } | false | undefined
  /** Where requests are counted. Default: in memory; give a shared one where several processes serve one shop. */
  rateLimitStore?: RateLimitStore | undefined
  /** Where a request comes from, e.g. a header that your platform sets. `toNodeHandler` knows without it. */
  clientAddress?: ((request: Request) => string | null | undefined) | undefined
  /** How long a body may take to arrive. Milliseconds, default 10,000. */
  bodyTimeoutMs?: number | undefined
  /** Told of every call, refusal, retry trouble and drift, with names, counts and times and no values. */
  onEvent?: ((event: ProxyEvent) => void) | undefined
  /** The clock, in milliseconds since 1970. */
  now?: (() => number) | undefined
}

/** Answers the browser's four calls; further arguments are ignored, so `export { proxy as GET, proxy as POST }` works. */
export type ProtectionProxy = ((request: Request) => Promise<Response>) & {
  /** Where it is mounted: a leading slash, none at the end, empty for the root. */
  readonly basePath: string
  /** The shopper's session, for middleware and the order code. `setCookie` must go with the answer to this request. */
  getUserSession(request: Request): Promise<UserSession>
  /**
   * Tells the insurer which order the cart became. To be called by the shop's server once the order is placed.
   *
   * @throws InsurerError
   */
  reportCheckout(checkout: Checkout): Promise<void>
}

/** Which order a cart became, and whose: the request that placed the order, or the session id that the shop kept. */
export type Checkout = ({ request: Request } | { userSessionId: string }) & { cartId: string; orderId: string }

/**
 * The insurer's API for a storefront's browser code, with the secret key kept on the server: a function from request to response that runs
 * wherever there are web standards.
 *
 * @throws InsurerConfigurationError at once, for options that cannot work.
 */
export function createProtectionProxy(options: ProtectionProxyOptions): ProtectionProxy {
  const { environment } = resolveInsurerAddress(options)
  const { cart, cartId, session } = options
  const insurer = options.insurer ?? createInsurerClient(options)
  const now = options.now ?? Date.now
  const onEvent = emitSafely(options.onEvent)
  const callShop = createCallShop(onEvent)
  const basePath = `/${options.basePath ?? defaultBasePath}`.replace(/\/{2,}/g, '/').replace(/\/$/, '')
  const allowedOrigins = new Set(options.allowedOrigins?.map((origin) => new URL(origin).origin))
  const findSession = createSessions({ secrets: readSecrets(options), session, callShop, now })
  const calls = createRouteHandlers({
    insurer,
    callShop,
    onEvent,
    cart,
    resolveProducts: createProductResolver(options.products, options.currencies, callShop),
    lookUpPlans: createPlanLookups({ insurer, cache: createCache(options, now), concurrency: 8 }),
    authorizeCart: createAuthorizeCart({
      cart,
      cartId,
      bindings: options.cartBindings ?? createMemoryCartBindings(),
      callShop,
    }),
    syncCart: createCartSyncRunner({
      insurer,
      maxRounds: options.maxRounds,
      timeoutMs: options.syncTimeoutMs ?? 10_000,
      callShop,
    }),
    isDevelopment: options.development ?? environment === 'sandbox',
  })
  const handle = createRequestHandler({
    basePath,
    allowedOrigins,
    cors: createCors(allowedOrigins),
    limits: createProxyLimits(options, { callShop, onEvent, now }),
    findSession,
    calls,
    bodyLimits: { maxBytes: 512_000, maxDepth: 12, timeoutMs: options.bodyTimeoutMs ?? 10_000 },
    onEvent,
  })

  async function getUserSession(request: Request): Promise<UserSession> {
    const { userSessionId, setCookie } = await findSession(request, new URL(request.url))
    return setCookie === undefined ? { userSessionId } : { userSessionId, setCookie }
  }
  async function reportCheckout(checkout: Checkout): Promise<void> {
    const { cartId: cartOfOrder, orderId } = checkout
    const userSessionId =
      'userSessionId' in checkout ? checkout.userSessionId : (await getUserSession(checkout.request)).userSessionId
    await insurer.notifyCheckout({ cartId: cartOfOrder, orderId, userSessionId })
  }
  return Object.assign((request: Request) => handle(request), { basePath, getUserSession, reportCheckout })
}

function createCache(options: ProtectionProxyOptions, now: () => number): PlanCache | undefined {
  if (options.planCache === false) return undefined
  return createPlanCache({
    scope: options.planCache ?? 'session',
    ttlMs: options.planCacheTtlMs ?? 5 * 60_000,
    staleIfErrorMs: options.staleIfErrorMs ?? 0,
    maxBytes: options.planCacheMaxBytes ?? 16_000_000,
    now,
  })
}

function createProxyLimits(
  { limits, rateLimitStore, clientAddress }: ProtectionProxyOptions,
  world: Pick<LimitsOptions, 'callShop' | 'onEvent'> & { now: () => number },
): Limits | undefined {
  if (limits === false) return undefined
  const fallback = createMemoryRateLimitStore({ now: world.now })
  return createLimits({
    perSession: limits?.perSession ?? { requests: 600, windowMs: 60_000 },
    perAddress: limits?.perAddress ?? { requests: 3_000, windowMs: 60_000 },
    store: rateLimitStore,
    fallback,
    clientAddress,
    callShop: world.callShop,
    onEvent: world.onEvent,
  })
}

function readSecrets({ secretKey, cookieSecrets }: ProtectionProxyOptions): readonly string[] {
  if (cookieSecrets === undefined) return [secretKey]
  if (cookieSecrets.length === 0 || cookieSecrets.some((secret) => secret.length < 32)) {
    throw new InsurerConfigurationError(
      'A cookie secret is shorter than 32 characters, or none is given, so sessions could be forged. Give random ones, newest first.',
    )
  }
  return cookieSecrets
}
