import { createInsurerClient } from '@hakuna-kit/server'
import { Hono } from 'hono'
import type { CatalogueAnswer } from '../shared/shopApi.js'
import { backOfficeRoutes } from './backOffice/backOfficeRoutes.js'
import { cartRoutes } from './carts/cartRoutes.js'
import { createCarts } from './carts/createCarts.js'
import { createPriceLine } from './carts/createPriceLine.js'
import { catalogue, toInsurerProduct } from './catalogue/catalogue.js'
import { createClock } from './clock.js'
import { createProxies } from './createProxies.js'
import { chooseInsurer, type Insurer, type InsurerEnv } from './insurer.js'
import { insurerRoutes } from './insurerView/insurerRoutes.js'
import { isForeignWrite } from './isForeignWrite.js'
import { createCheckoutReporter } from './orders/createCheckoutReporter.js'
import { createFormatSwitch } from './orders/createFormatSwitch.js'
import { createOrderDesk } from './orders/createOrderDesk.js'
import { createOrderProtectionReader } from './orders/createOrderProtectionReader.js'
import { openOrderOutbox } from './orders/OrderOutbox.js'
import { orderRoutes } from './orders/orderRoutes.js'
import { problem } from './problem.js'
import { readCurrency, readShopper } from './session.js'
import { createMemoryStorage } from './storage/memoryStorage.js'
import type { Storage } from './storage/Storage.js'

const dayMs = 86_400_000

export type ShopOptions = {
  /** Where `HAKUNA_SECRET_KEY` and `HAKUNA_BASE_URL` are read. Default: neither. */
  env?: InsurerEnv | undefined
  /** Default: in memory, without the outbox. */
  storage?: Storage | undefined
  /** Milliseconds for which a failing insurer is left alone. */
  circuitPauseMs?: number | undefined
  /** Milliseconds before a checkout notification that failed is sent again. */
  retryAfterMs?: number | undefined
  /** Milliseconds between two looks into the outbox. */
  pollMs?: number | undefined
}

export interface Shop {
  fetch(request: Request): Promise<Response>
  insurer: Insurer
  close(): Promise<void>
}

/**
 * The demo shop's server: catalogue, cart and orders under `/shop-api`, and the protection proxy under `/api/protection`.
 * Closing it closes its storage.
 */
export async function createShop({
  env = {},
  storage = createMemoryStorage(),
  circuitPauseMs,
  retryAfterMs,
  pollMs,
}: ShopOptions = {}): Promise<Shop> {
  const { orders, settings, database } = storage
  const clock = await createClock(settings)
  const insurer = await chooseInsurer(env, { journal: storage.journal, shopNow: clock.now })
  const carts = createCarts({ store: storage.carts })
  const connection = {
    secretKey: insurer.secretKey,
    fetch: insurer.fetch,
    baseUrl: insurer.baseUrl,
    retry: { circuitPauseMs },
  }

  const format = await createFormatSwitch(settings)
  const proxies = createProxies({
    connection,
    // Offers that were made before are to have run out as well.
    now: () =>
      new Date(clock.now().getTime() + (insurer.local?.troubles.active.includes('offers_expired') ? 31 * dayMs : 0)),
    storefront: {
      // The browser's titles and prices are not believed: the insurer hears the catalogue's.
      products: async (ids, request) => ids.flatMap((id) => toInsurerProduct(id, readCurrency(request)) ?? []),
      cart: {
        id: async (request) => {
          const shopper = readShopper(request)
          return (shopper && (await carts.read(shopper.owner))?.id) ?? null
        },
      },
    },
  })
  const proxy = (request: Request) => proxies[format.current](request)
  const reporter = createCheckoutReporter({ reportCheckout: proxies.events.reportCheckout, orders, retryAfterMs })
  await reporter.resume()
  const insurerClient = createInsurerClient({ ...connection, retry: { circuitPauseMs, tries: 1 } })
  const outbox = database && (await openOrderOutbox({ database, insurer: insurerClient, pollMs }))
  const desk = createOrderDesk({ orders, database, outbox, now: clock.now })

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
  app.route(
    '/shop-api/orders',
    orderRoutes({
      carts,
      orders,
      desk,
      format,
      reporter,
      outbox,
      readOrderProtection: createOrderProtectionReader({ insurer: insurerClient, outbox }),
      getUserSession: proxies.events.getUserSession,
      now: clock.now,
    }),
  )
  app.route('/shop-api/back-office', backOfficeRoutes({ orders, desk, outbox, clock, format }))
  app.route('/shop-api/insurer', insurerRoutes(insurer))
  app.notFound((context) => problem(context, 'not_found'))

  return {
    fetch: async (request) => app.fetch(request),
    insurer,
    async close() {
      reporter.dispose()
      await outbox?.close()
      await insurer.local?.settle()
      await storage.close()
    },
  }
}
