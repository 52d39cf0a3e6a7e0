import type { CartAdapter, CartReportAnswer, ConnectionsAnswer, NoPlansReason, Product } from '@hakuna-kit/core'
import { InsurerError } from '../insurer/InsurerError.js'
import type { StorefrontCalls } from '../insurer/storefrontCalls.js'
import { askShop } from './askShop.js'
import type { CartGate } from './cartGate.js'
import type { createPlanLookups } from './planLookups.js'
import { Problem } from './problems.js'
import type { ProductResolver } from './productResolver.js'
import { cartIdSchema, cartReportRequestSchema, parseRequest, syncRequestSchema } from './requestSchemas.js'
import type { RouteName } from './routes.js'
import type { createCartSyncRunner } from './runCartSync.js'

/** One request that passed every check that needs no knowledge of the call. */
export type Call = {
  request: Request
  url: URL
  userSessionId: string
  requestId: string
  readJson: () => Promise<unknown>
}

export type CallServices = {
  insurer: StorefrontCalls
  resolveProducts: ProductResolver
  lookUpPlans: ReturnType<typeof createPlanLookups>
  gate: CartGate
  cart: ((request: Request) => CartAdapter | null | Promise<CartAdapter | null>) | undefined
  syncCart: ReturnType<typeof createCartSyncRunner>
  /** Whether the browser is told the exact reason. */
  isDevelopment: boolean
}

/** What the proxy does for each route; the answers are JSON text. */
export function createCalls(services: CallServices): Record<RouteName, ((call: Call) => Promise<string>) | undefined> {
  const { insurer, gate, cart } = services
  return {
    async plans(call) {
      const entries = await services.resolveProducts(call)
      const products = entries.flatMap(({ product }) => (product ? [product] : []))
      const found = (await services.lookUpPlans(products, call)).values()
      const lookups = entries.map(({ id, product, reason }) => {
        const { plansJson, reason: why } = product ? found.next().value! : { plansJson: '[]', reason }
        const shown = why && (services.isDevelopment ? why : toPublicReason(why))
        return `{"productId":${JSON.stringify(id)},"plans":${plansJson}${shown ? `,"reason":"${shown}"` : ''}}`
      })
      return `{"lookups":[${lookups.join(',')}]}`
    },

    async connections(call) {
      const { userSessionId, requestId, request, url } = call
      if (url.searchParams.getAll('cartId').length !== 1)
        throw new Problem('invalid_request', { detail: 'Check cartId.' })
      const cartId = parseRequest(cartIdSchema, url.searchParams.get('cartId'))
      await gate(request, { cartId, userSessionId })
      try {
        const connections = await insurer.getPlanConnections({ cartId, userSessionId, requestId })
        return JSON.stringify({ connections } satisfies ConnectionsAnswer)
      } catch (error) {
        // The insurer knows a cart from its first report on; until then the shop's own reading of its lines serves.
        if (error instanceof InsurerError && error.kind === 'not_found') throw new Problem('cart_not_reported')
        throw error
      }
    },

    async report(call) {
      const { cart: reported } = parseRequest(cartReportRequestSchema, await call.readJson())
      const { userSessionId, requestId } = call
      await gate(call.request, { cartId: reported.id, userSessionId })
      const actions = await insurer.reportCart({ cart: reported, userSessionId, requestId })
      return JSON.stringify({ actions } satisfies CartReportAnswer)
    },

    sync:
      cart &&
      (async (call) => {
        parseRequest(syncRequestSchema, await call.readJson())
        const adapter = await askShop(() => cart(call.request))
        if (!adapter) return '{"cart":null,"rounds":0,"changes":[]}'
        const { userSessionId, requestId } = call
        return JSON.stringify(await services.syncCart({ adapter, userSessionId, requestId }))
      }),
  }
}

/** What a product lacks is the shop's business; a shopper's browser learns only whether asking again may help. */
function toPublicReason(reason: NoPlansReason): NoPlansReason {
  return reason === 'insurer_unavailable' ? reason : 'no_match'
}

/** A product to look up, or the reason why it is not looked up. */
export type LookupEntry = { id: string; product?: Product | undefined; reason?: NoPlansReason | undefined }
