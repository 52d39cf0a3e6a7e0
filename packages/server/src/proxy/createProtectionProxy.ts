import { defaultBasePath, type CartAdapter } from '@hakuna-kit/core'
import { createInsurerClient, type InsurerClient, type InsurerClientOptions } from '../insurer/createInsurerClient.js'
import { InsurerConfigurationError, resolveInsurerAddress } from '../insurer/insurerAddress.js'
import { createCalls } from './calls.js'
import { createCartGate, createMemoryCartBindings, type CartBindingStore } from './cartGate.js'
import { createRequestHandler } from './createRequestHandler.js'
import { createPlanLookups } from './planLookups.js'
import { createProductResolver, type FindProducts } from './productResolver.js'
import { createCartSyncRunner } from './runCartSync.js'
import { createSessions, type UserSession } from './session.js'

export type ProtectionProxyOptions = InsurerClientOptions & {
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
  insurer?: InsurerClient | undefined
  /** Tell the browser exactly why a product has no plans. Default: with a test key. */
  development?: boolean | undefined
  /** Origins besides the proxy's own whose pages may call, e.g. `https://shop.example`. */
  allowedOrigins?: readonly string[] | undefined
  /** Which session a cart belongs to, where neither `cart` nor `cartId` says so. Default: in memory. */
  cartBindings?: CartBindingStore | undefined
  /** Rounds of one `POST /cart/sync`, at most. Default 10. */
  maxRounds?: number | undefined
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
  reportCheckout(
    checkout: ({ request: Request } | { userSessionId: string }) & { cartId: string; orderId: string },
  ): Promise<void>
}

/**
 * The insurer's API for a storefront's browser code, with the secret key kept on the server: a function from request to response that runs
 * wherever there are web standards.
 *
 * @throws InsurerConfigurationError at once, for options that cannot work.
 */
export function createProtectionProxy(options: ProtectionProxyOptions): ProtectionProxy {
  const { environment } = resolveInsurerAddress(options)
  const insurer = options.insurer ?? createInsurerClient(options)
  const now = options.now ?? Date.now
  const getSession = createSessions({ secrets: readSecrets(options), session: options.session, now })
  const gate = createCartGate({
    cart: options.cart,
    cartId: options.cartId,
    bindings: options.cartBindings ?? createMemoryCartBindings(),
  })
  const calls = createCalls({
    insurer,
    resolveProducts: createProductResolver(options.products, options.currencies),
    lookUpPlans: createPlanLookups({ insurer, concurrency: 8 }),
    gate,
    cart: options.cart,
    syncCart: createCartSyncRunner({ insurer, maxRounds: options.maxRounds, timeoutMs: 10_000 }),
    isDevelopment: options.development ?? environment === 'sandbox',
  })
  const basePath = `/${options.basePath ?? defaultBasePath}`.replace(/\/{2,}/g, '/').replace(/\/$/, '')
  const handle = createRequestHandler({
    basePath,
    allowedOrigins: options.allowedOrigins ?? [],
    getSession,
    calls,
    bodyLimits: { maxBytes: 512_000, maxDepth: 12, timeoutMs: 10_000 },
  })

  return Object.assign((request: Request) => handle(request), {
    basePath,
    getUserSession: (request: Request) => getSession(request, new URL(request.url)),
    async reportCheckout(checkout: Parameters<ProtectionProxy['reportCheckout']>[0]) {
      const { cartId, orderId } = checkout
      const userSessionId =
        'userSessionId' in checkout
          ? checkout.userSessionId
          : (await getSession(checkout.request, new URL(checkout.request.url))).userSessionId
      await insurer.notifyCheckout({ cartId, orderId, userSessionId })
    },
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
