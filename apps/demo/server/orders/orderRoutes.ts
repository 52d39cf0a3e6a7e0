import { randomInt } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import type { OrderAnswer, OrderProtectionAnswer, OrderSummary } from '../../shared/shopApi.js'
import { CartRefusal, type Carts } from '../carts/createCarts.js'
import { problem } from '../problem.js'
import { readShopper } from '../shopper.js'
import type { CheckoutReporter } from './createCheckoutReporter.js'
import type { DevtoolsOrderEvent } from '@hakuna-kit/react/devtools'
import type { OrderOutbox } from './OrderOutbox.js'
import { toDevtoolsEvents } from './toDevtoolsEvents.js'
import type { OrderDesk } from './createOrderDesk.js'
import type { OrderStore, ShopOrder } from './OrderStore.js'
import type { FormatSwitch } from './createFormatSwitch.js'

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
  desk: OrderDesk
  format: FormatSwitch
  reporter: CheckoutReporter
  outbox?: Pick<OrderOutbox, 'list'> | undefined
  readOrderProtection(order: ShopOrder): Promise<OrderProtectionAnswer>
  getUserSession(request: Request): Promise<{ userSessionId: string; setCookie?: string | undefined }>
  now: () => Date
}

/** Checkout, and the order as its buyer sees it. */
export function orderRoutes({
  carts,
  orders,
  desk,
  format,
  reporter,
  outbox,
  readOrderProtection,
  getUserSession,
  now,
}: OrderRoutesOptions): Hono {
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

    let placed: ShopOrder
    try {
      const { userSessionId, setCookie } = await getUserSession(context.req.raw)
      if (setCookie) context.header('Set-Cookie', setCookie, { append: true })
      const { customer, address } = parsed.data
      placed = await desk.place(
        {
          id: await makeOrderId(orders),
          placedAt: now(),
          currency: cart.currency,
          cartId: cart.id,
          customer,
          billingAddress: address,
          lineItems: cart.lineItems,
        },
        {
          shopSessionId: shopper.sessionId,
          userSessionId,
          format: format.current,
          checkoutReport: 'pending',
        },
      )
    } catch (error) {
      await carts.unlock(shopper.owner)
      throw error
    }
    await carts.close(shopper.owner)
    reporter.report(placed)
    const answer: OrderAnswer = { order: toSummary(placed) }
    return context.json(answer, 201)
  })

  routes.get('/events', async (context) => {
    const shopper = readShopper(context.req.raw)
    const own = shopper ? (await orders.list()).filter(({ shopSessionId }) => shopSessionId === shopper.sessionId) : []
    const events: DevtoolsOrderEvent[] = []
    for (const order of own.slice(0, 20)) {
      events.push(...toDevtoolsEvents(order, (await outbox?.list({ orderId: order.order.id })) ?? []))
    }
    return context.json({ events }, 200, { 'Cache-Control': 'no-store' })
  })

  routes.get('/:id', async (context) => {
    const shopper = readShopper(context.req.raw)
    const order = await orders.load(context.req.param('id'))
    // The order of another session is answered like an unknown one: order numbers are no secret.
    if (!order || order.shopSessionId !== shopper?.sessionId) return problem(context, 'not_found')
    const answer: OrderAnswer = { order: toSummary(order) }
    return context.json(answer, 200, { 'Cache-Control': 'no-store' })
  })

  routes.get('/:id/protection', async (context) => {
    const shopper = readShopper(context.req.raw)
    const order = await orders.load(context.req.param('id'))
    if (!order || order.shopSessionId !== shopper?.sessionId) return problem(context, 'not_found')
    const answer = await readOrderProtection(order)
    return context.json(answer, 200, { 'Cache-Control': 'no-store' })
  })

  return routes
}

/** Six digits: short enough to say on the phone. */
async function makeOrderId(orders: OrderStore): Promise<string> {
  const id = `H7-${randomInt(100_000, 1_000_000)}`
  return (await orders.load(id)) ? makeOrderId(orders) : id
}

function toSummary({ order }: ShopOrder): OrderSummary {
  const { id, placedAt, currency, lineItems, customer, billingAddress } = order
  return { id, placedAt, currency, lineItems, customer, address: billingAddress }
}
