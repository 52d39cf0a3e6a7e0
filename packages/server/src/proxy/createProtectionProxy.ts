import { defaultBasePath } from '@hakuna-kit/core'
import { devWarnings } from '../devWarnings.js'
import { emitSafely } from '../emitSafely.js'
import { createInsurerClient } from '../insurer/createInsurerClient.js'
import { resolveInsurerAddress } from '../insurer/transport/resolveInsurerAddress.js'
import { createCallShop } from './createCallShop.js'
import { createRequestHandler } from './createRequestHandler.js'
import { createRouteHandlers } from './createRouteHandlers.js'
import { createAuthorizeCart } from './guards/createAuthorizeCart.js'
import { createCors } from './guards/createCors.js'
import { createLimits } from './guards/createLimits.js'
import { createSessions, type UserSession } from './guards/createSessions.js'
import { createLookupHints } from './plans/createLookupHints.js'
import { createPlanCache } from './plans/createPlanCache.js'
import { createPlanLookups } from './plans/createPlanLookups.js'
import { createProductResolver } from './plans/createProductResolver.js'
import type { ProtectionProxyOptions } from './ProtectionProxyOptions.js'
import type { ProxyEvent } from './ProxyEvent.js'
import { createCartSyncRunner } from './sync/createCartSyncRunner.js'

/**
 * Answers the browser's four calls. Takes a request, or what frameworks pass to a handler: an object with a `request`.
 * Further arguments are ignored. So `export { proxy as GET, proxy as POST }` works in Next.js, and
 * `export { proxy as action, proxy as loader }` in React Router.
 */
export type ProtectionProxy = ((request: Request | { request: Request }) => Promise<Response>) & {
  /** Where it is mounted: a leading slash, none at the end, empty for the root. */
  readonly basePath: string
  /**
   * The shopper's session, for middleware and the order code. `setCookie` must go with the answer to this request.
   * `requestHeaders` are the headers of the request with that cookie in them: middleware passes them on, so that
   * whatever answers the request finds the session that `setCookie` starts.
   */
  getUserSession(request: Request): Promise<UserSession & { requestHeaders: Headers }>
  /**
   * Tells the insurer which order the cart became. The shop's server calls it once the order is placed.
   *
   * @throws InsurerError
   */
  reportCheckout(checkout: Checkout): Promise<void>
}

/** Which order a cart became, and whose: the request that placed the order, or the session id that the shop kept. */
export type Checkout = ({ request: Request } | { userSessionId: string }) & { cartId: string; orderId: string }

/**
 * The insurer's API for a storefront's browser code, with the secret key kept on the server. It is a function from
 * request to response and needs web standards only.
 *
 * @throws InsurerConfigurationError at once, for options that cannot work.
 */
export function createProtectionProxy(options: ProtectionProxyOptions): ProtectionProxy {
  const { environment, baseUrl } = resolveInsurerAddress(options)
  const { secretKey, session, cart, limits, planCache, now = Date.now } = options
  const warnings = devWarnings?.createProxyWarnings({ insurerHost: new URL(baseUrl).host })
  const hints =
    (options.development ?? environment === 'sandbox')
      ? createLookupHints({ fetch: options.fetch, isFromShop: !!options.products })
      : undefined
  const emit = emitSafely(options.onEvent)
  const onEvent = (event: ProxyEvent): void => {
    warnings?.watchEvent(event)
    emit(event)
  }
  const insurer = options.insurer ?? createInsurerClient({ ...options, fetch: hints?.fetch ?? options.fetch, onEvent })
  const callShop = createCallShop(onEvent)
  const basePath = `/${options.basePath ?? defaultBasePath}`.replace(/\/{2,}/g, '/').replace(/\/$/, '')
  const allowedOrigins = new Set(options.allowedOrigins?.map((origin) => new URL(origin).origin))
  const findSession = createSessions({ ...session, secretKey, callShop, now })
  const cache = planCache === false ? undefined : createPlanCache({ ...planCache, now })
  const routeHandlers = createRouteHandlers({
    insurer,
    callShop,
    onEvent,
    getCart: cart?.adapter,
    resolveProducts: createProductResolver({
      findProducts: options.products,
      currencies: options.currencies,
      callShop,
    }),
    lookUpPlans: createPlanLookups({ insurer, cache, concurrency: 8, warnings }),
    authorizeCart: createAuthorizeCart({ ...cart, callShop }),
    syncCart: createCartSyncRunner({
      insurer,
      maxRounds: cart?.maxRounds,
      timeoutMs: cart?.syncTimeoutMs ?? 10_000,
      callShop,
    }),
    toLookupHint: hints?.toLookupHint,
  })
  const handle = createRequestHandler({
    basePath,
    allowedOrigins,
    cors: createCors(allowedOrigins),
    limits: limits === false ? undefined : createLimits({ ...limits, callShop, onEvent, now }),
    findSession,
    routeHandlers,
    bodyLimits: { maxBytes: 512_000, maxDepth: 12, timeoutMs: options.bodyTimeoutMs ?? 10_000 },
    onEvent,
    warnings,
  })

  async function getUserSession(request: Request): Promise<UserSession & { requestHeaders: Headers }> {
    const { userSessionId, setCookie } = await findSession(request, new URL(request.url))
    const requestHeaders = new Headers(request.headers)
    if (setCookie === undefined) return { userSessionId, requestHeaders }
    // First, because of two cookies with one name the first counts, and the other one may have expired.
    const cookies = [setCookie.split(';')[0], requestHeaders.get('cookie')]
    requestHeaders.set('cookie', cookies.filter(Boolean).join('; '))
    return { userSessionId, setCookie, requestHeaders }
  }
  async function reportCheckout(checkout: Checkout): Promise<void> {
    const { cartId, orderId } = checkout
    const { userSessionId } = 'userSessionId' in checkout ? checkout : await getUserSession(checkout.request)
    await insurer.notifyCheckout({ cartId, orderId, userSessionId })
  }
  const proxy = (from: Request | { request: Request }) => handle('request' in from ? from.request : from)
  return Object.assign(proxy, { basePath, getUserSession, reportCheckout })
}
