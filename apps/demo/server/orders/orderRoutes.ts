import { randomInt } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import type { OrderAnswer, OrderSummary } from '../../shared/shopApi.js'
import { CartRefusal, type Carts } from '../carts/createCarts.js'
import { problem } from '../problem.js'
import { readShopper } from '../session.js'
import type { CheckoutReporter } from './createCheckoutReporter.js'
import type { OrderStore, StoredOrder } from './OrderStore.js'

const text = z.string().trim().min(1).max(200)
const placeOrder = z.object({
  customer: z.object({ firstName: text, lastName: text, email: z.email().max(200) }),
  address: z.object({
    addressLine1: text,
    addressLine2: z.string().trim().max(200),
    zip: text,
    city: text,
    country: z.string().regex(/^[a-z]{2}$/),
  }),
})

export type OrderRoutesOptions = {
  carts: Carts
  orders: OrderStore
  reporter: CheckoutReporter
  getUserSession(request: Request): Promise<{ userSessionId: string; setCookie?: string | undefined }>
  now: () => Date
}

/** Checkout, and the order as its buyer may see it again. */
export function orderRoutes({ carts, orders, reporter, getUserSession, now }: OrderRoutesOptions): Hono {
  const routes = new Hono()

  routes.onError((error, context) => {
    if (error instanceof CartRefusal) return problem(context, error.code)
    throw error
  })

  routes.post('/', async (context) => {
    const parsed = placeOrder.safeParse(await context.req.json().catch(() => undefined))
    if (!parsed.success) return problem(context, 'invalid_request')
    const shopper = readShopper(context.req.raw)
    const cart = shopper ? await carts.lock(shopper.owner) : null
    if (!shopper || !cart) return problem(context, 'empty_cart')

    let order: StoredOrder
    try {
      const { userSessionId, setCookie } = await getUserSession(context.req.raw)
      if (setCookie) context.header('Set-Cookie', setCookie, { append: true })
      order = {
        id: `H7-${randomInt(100_000, 1_000_000)}`,
        placedAt: now().toISOString(),
        currency: cart.currency,
        lineItems: cart.lineItems,
        ...parsed.data,
        cartId: cart.id,
        shopSessionId: shopper.sessionId,
        userSessionId,
        checkoutReport: 'pending',
      }
      await orders.save(order)
    } catch (error) {
      await carts.unlock(shopper.owner)
      throw error
    }
    await carts.close(shopper.owner)
    reporter.report(order)
    const answer: OrderAnswer = { order: toSummary(order) }
    return context.json(answer, 201)
  })

  routes.get('/:id', async (context) => {
    const shopper = readShopper(context.req.raw)
    const order = await orders.load(context.req.param('id'))
    // Another session's order is as good as none: an order number is no secret.
    if (!order || order.shopSessionId !== shopper?.sessionId) return problem(context, 'not_found')
    const answer: OrderAnswer = { order: toSummary(order) }
    return context.json(answer, 200, { 'Cache-Control': 'no-store' })
  })

  return routes
}

function toSummary({ id, placedAt, currency, lineItems, customer, address }: StoredOrder): OrderSummary {
  return { id, placedAt, currency, lineItems, customer, address }
}
