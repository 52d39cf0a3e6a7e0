import type { CartReportAnswer, ConnectionsAnswer, NoPlansReason } from '@hakuna-kit/core'
import { isInsurerError } from '../insurer/transport/InsurerError.js'
import type { StorefrontCalls } from '../insurer/storefront/createStorefrontCalls.js'
import type { CartOptions } from './CartOptions.js'
import type { CallShop } from './createCallShop.js'
import type { AuthorizeCart } from './guards/createAuthorizeCart.js'
import type { ToLookupHint } from './plans/createLookupHints.js'
import type { FoundPlans } from './plans/createPlanCache.js'
import type { LookUpPlans } from './plans/createPlanLookups.js'
import type { ResolveProducts } from './plans/createProductResolver.js'
import { Problem } from './problems.js'
import type { ProxyEvent } from './ProxyEvent.js'
import { cartIdSchema, cartReportRequestSchema, parseRequest, syncRequestSchema } from './requestSchemas.js'
import type { RouteHandlers } from './routes.js'
import type { SyncCart } from './sync/createCartSyncRunner.js'

export type RouteServices = {
  insurer: StorefrontCalls
  resolveProducts: ResolveProducts
  lookUpPlans: LookUpPlans
  authorizeCart: AuthorizeCart
  getCart: CartOptions['adapter']
  syncCart: SyncCart
  callShop: CallShop
  onEvent: (event: ProxyEvent) => void
  /** In development only: tells the browser the exact reason, and more. */
  toLookupHint: ToLookupHint | undefined
}

export function createRouteHandlers(services: RouteServices): RouteHandlers {
  const { insurer, authorizeCart, getCart, callShop, onEvent, toLookupHint } = services
  return {
    async plans(call) {
      const entries = await services.resolveProducts(call)
      const products = entries.flatMap(({ product }) => (product ? [product] : []))
      const found = await services.lookUpPlans(products, call)
      const next = found.values()
      const lookups = entries.map((entry) => {
        const result: FoundPlans = entry.product ? next.next().value! : { plansJson: '[]', reason: entry.reason }
        const { plansJson, reason } = result
        if (reason) onEvent({ type: 'no_plans', productId: entry.id, reason, requestId: call.requestId })
        const why = reason && (toLookupHint ? { reason, hint: toLookupHint(entry, result) } : toPublic(reason))
        return `{"productId":${JSON.stringify(entry.id)},"plans":${plansJson}${why ? `,${toMembers(why)}` : ''}}`
      })
      call.facts.products = entries.length
      call.facts.cacheHits = found.filter(({ source }) => source === 'cache').length
      call.facts.staleHits = found.filter(({ source }) => source === 'stale').length
      return `{"lookups":[${lookups.join(',')}]}`
    },

    async connections(call) {
      const { userSessionId, requestId, request, url } = call
      if (url.searchParams.getAll('cartId').length !== 1) {
        throw new Problem('invalid_request', { detail: 'Check cartId.' })
      }
      const cartId = parseRequest(cartIdSchema, url.searchParams.get('cartId'))
      await authorizeCart(request, { cartId, userSessionId, requestId })
      try {
        const connections = await insurer.getPlanConnections({ cartId, userSessionId, requestId })
        return JSON.stringify({ connections } satisfies ConnectionsAnswer)
      } catch (error) {
        // The insurer knows a cart only once it was reported. Until then the page connects the lines itself.
        if (isInsurerError(error) && error.kind === 'not_found') throw new Problem('cart_not_reported')
        throw error
      }
    },

    async report(call) {
      const { cart: reported } = parseRequest(cartReportRequestSchema, await call.readJson())
      const { userSessionId, requestId } = call
      call.facts.lineItems = reported.lineItems.length
      await authorizeCart(call.request, { cartId: reported.id, userSessionId, requestId })
      const actions = await insurer.reportCart({ cart: reported, userSessionId, requestId })
      return JSON.stringify({ actions } satisfies CartReportAnswer)
    },

    sync:
      getCart &&
      (async (call) => {
        parseRequest(syncRequestSchema, await call.readJson())
        const adapter = await callShop('cart.adapter', () => getCart(call.request), call.requestId)
        if (!adapter) return '{"cart":null,"rounds":0,"changes":[]}'
        const { userSessionId, requestId } = call
        const answer = await services.syncCart({ adapter, userSessionId, requestId })
        call.facts.rounds = answer.rounds
        call.facts.changes = answer.changes.length
        return JSON.stringify(answer)
      }),
  }
}

/** The exact reason is for the shop. The browser learns only whether asking again may help. */
function toPublic(reason: NoPlansReason): { reason: NoPlansReason } {
  return { reason: reason === 'insurer_unavailable' ? reason : 'no_match' }
}

/** JSON of an object without its braces. */
const toMembers = (value: object): string => JSON.stringify(value).slice(1, -1)
