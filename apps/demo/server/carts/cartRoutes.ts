import type { Cart, NewLineItem } from '@hakuna-kit/core'
import { Hono } from 'hono'
import { z } from 'zod'
import type { CartAnswer } from '../../shared/shopApi.js'
import { problem } from '../problem.js'
import { openShopper, readShopper } from '../shopper.js'
import { CartRefusal, type Carts } from './createCarts.js'
import type { PriceLine } from './createPriceLine.js'

const quantity = z.int().min(1).max(1000)
const addLines = z.object({
  items: z
    .array(
      z.object({
        productId: z.string().min(1).max(200),
        quantity,
        title: z.string().max(500).optional(),
        shownPrice: z.int().min(0).optional(),
        customProperties: z.record(z.string().max(50), z.string().max(200)).optional(),
      }),
    )
    .min(1)
    .max(50),
})
const updateLine = z.object({ quantity: z.int().min(0).max(1000) })

export type CartRoutesOptions = { carts: Carts; priceLine: PriceLine }

/** The shop's cart over HTTP. Prices and titles come from the server; the browser only names products and plans. */
export function cartRoutes({ carts, priceLine }: CartRoutesOptions): Hono {
  const routes = new Hono()

  const answer = (cart: Cart | null): CartAnswer => ({ cart })

  routes.onError((error, context) => {
    if (error instanceof CartRefusal) return problem(context, error.code)
    throw error
  })

  routes.get('/', async (context) => {
    const shopper = readShopper(context.req.raw)
    const cart = shopper ? await carts.read(shopper.owner) : null
    return context.json(answer(cart), 200, { 'Cache-Control': 'no-store' })
  })

  routes.post('/lines', async (context) => {
    const parsed = addLines.safeParse(await context.req.json().catch(() => undefined))
    if (!parsed.success) return problem(context, 'invalid_request')
    const { owner, currency } = openShopper(context)
    const lines: NewLineItem[] = []
    for (const item of parsed.data.items) lines.push(await priceLine(item, { currency, request: context.req.raw }))
    const cart = await carts.addLines({ owner, currency, ifVersion: context.req.header('if-match') }, lines)
    return context.json(answer(cart))
  })

  routes.patch('/lines/:id', async (context) => {
    const parsed = updateLine.safeParse(await context.req.json().catch(() => undefined))
    if (!parsed.success) return problem(context, 'invalid_request')
    const shopper = readShopper(context.req.raw)
    if (!shopper) return context.json(answer(null))
    const { owner, currency } = shopper
    const cart = await carts.updateLine(
      { owner, currency, ifVersion: context.req.header('if-match') },
      context.req.param('id'),
      parsed.data.quantity,
    )
    return context.json(answer(cart))
  })

  return routes
}
