import { createInsurerClient } from '@hakuna-kit/server'
import { Hono } from 'hono'
import type { CatalogueAnswer } from '../shared/shopApi.js'
import { backOfficeRoutes } from './backOffice/backOfficeRoutes.js'
import { cartRoutes } from './carts/cartRoutes.js'
import { createCarts } from './carts/createCarts.js'
import { createPriceLine } from './carts/createPriceLine.js'
import { catalogue, toInsurerProduct } from './catalogue/catalogue.js'
import { createClock } from './createClock.js'
import { createProxies } from './createProxies.js'
import { chooseInsurer, type Insurer, type InsurerEnv } from './insurer/chooseInsurer.js'
import { insurerRoutes } from './insurer/insurerRoutes.js'
import { isForeignWrite } from './isForeignWrite.js'
import { createCheckoutReporter } from './orders/createCheckoutReporter.js'
import { createFormatSwitch } from './orders/createFormatSwitch.js'
import { createOrderDesk } from './orders/createOrderDesk.js'
import { createOrderProtectionReader } from './orders/createOrderProtectionReader.js'
import { openOrderOutbox } from './orders/OrderOutbox.js'
import { orderRoutes } from './orders/orderRoutes.js'
import { problem } from './problem.js'
import { readCurrency, readShopper } from './shopper.js'
import { createMemoryStorage } from './storage/createMemoryStorage.js'
import type { Storage } from './storage/Storage.js'

const dayMs = 86_400_000

export type ShopOptions = {
  /** May have `HAKUNA_SECRET_KEY` and `HAKUNA_BASE_URL`. Default: neither. */
  env?: InsurerEnv | undefined
  /** Default: in memory, without the outbox. */
  storage?: Storage | undefined
  /** Milliseconds without calls to an insurer that fails. */
  circuitPauseMs?: number | undefined
  /** Milliseconds before a checkout notification that failed is sent again. */
  retryAfterMs?: number | undefined
  /** Milliseconds between two checks of the outbox. */
  pollMs?: number | undefined
}

export interface Shop {
  fetch(request: Request): Promise<Response>
  insurer: Insurer
  close(): Promise<void>
}

/**
 * The demo shop's server: catalogue, cart and orders under `/shop-api`, the protection proxy under `/api/protection`.
 * `close()` also closes the storage.
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
    // With `offers_expired`, offers made earlier have to be expired too.
    now: () =>
      new Date(clock.now().getTime() + (insurer.local?.troubles.active.includes('offers_expired') ? 31 * dayMs : 0)),
    storefront: {
      // Titles and prices come from the catalogue, not from the browser.
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
