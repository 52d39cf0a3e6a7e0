import { createProtectionProxy } from '@hakuna-kit/server'
import { Hono } from 'hono'
import type { CatalogueAnswer } from '../shared/shopApi.js'
import { cartRoutes } from './carts/cartRoutes.js'
import { createMemoryCartStore } from './carts/CartStore.js'
import { createCarts } from './carts/createCarts.js'
import { createPriceLine } from './carts/createPriceLine.js'
import { catalogue, toInsurerProduct } from './catalogue/catalogue.js'
import { chooseInsurer, type Insurer } from './insurer.js'
import { createCheckoutReporter } from './orders/createCheckoutReporter.js'
import { createMemoryOrderStore } from './orders/OrderStore.js'
import { orderRoutes } from './orders/orderRoutes.js'
import { problem } from './problem.js'
import { readCurrency, readShopper } from './session.js'
import { isForeignWrite } from './isForeignWrite.js'

export type ShopOptions = {
  insurer?: Insurer | undefined
  now?: (() => Date) | undefined
  /** Milliseconds for which a failing insurer is left alone. */
  circuitPauseMs?: number | undefined
  /** Milliseconds before a checkout notification that failed is sent again. */
  retryAfterMs?: number | undefined
}

export interface Shop {
  fetch(request: Request): Promise<Response>
  insurer: Insurer
  dispose(): void
}

/** The demo shop's server: catalogue, cart and orders under `/shop-api`, and the protection proxy under `/api/protection`. */
export function createShop({
  insurer = chooseInsurer({}),
  now = () => new Date(),
  circuitPauseMs,
  retryAfterMs,
}: ShopOptions = {}): Shop {
  const carts = createCarts({ store: createMemoryCartStore() })
  const orders = createMemoryOrderStore()

  const proxy = createProtectionProxy({
    secretKey: insurer.secretKey,
    fetch: insurer.fetch,
    baseUrl: insurer.baseUrl,
    circuitPauseMs,
    // The browser's titles and prices are not believed: the insurer hears the catalogue's.
    products: async (ids, request) => ids.flatMap((id) => toInsurerProduct(id, readCurrency(request)) ?? []),
    cartId: async (request) => {
      const shopper = readShopper(request)
      return (shopper && (await carts.read(shopper.owner))?.id) ?? null
    },
  })
  const reporter = createCheckoutReporter({ reportCheckout: proxy.reportCheckout, orders, retryAfterMs })

  const app = new Hono()
  app.all('/api/protection/*', (context) => proxy(context.req.raw))
  app.use('/shop-api/*', (context, next) =>
    isForeignWrite(context.req.raw) ? Promise.resolve(problem(context, 'invalid_request')) : next(),
  )
  app.get('/shop-api/catalogue', (context) => {
    const answer: CatalogueAnswer = { products: catalogue, insurer: insurer.info }
    return context.json(answer)
  })
  app.route('/shop-api/cart', cartRoutes({ carts, priceLine: createPriceLine(proxy) }))
  app.route('/shop-api/orders', orderRoutes({ carts, orders, reporter, getUserSession: proxy.getUserSession, now }))
  app.notFound((context) => problem(context, 'not_found'))

  return {
    fetch: async (request) => app.fetch(request),
    insurer,
    dispose: () => reporter.dispose(),
  }
}
