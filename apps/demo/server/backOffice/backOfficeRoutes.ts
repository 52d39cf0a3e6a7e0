import type { Outbox, OutboxEntry } from '@hakuna-kit/server/orders'
import { Hono } from 'hono'
import { z } from 'zod'
import type { ClockAnswer, DeskOrder, DeskSettings, OutboxAnswer, OutboxEntryView } from '../../shared/backOfficeApi.js'
import type { Clock } from '../createClock.js'
import type { OrderDesk } from '../orders/createOrderDesk.js'
import type { OrderStore } from '../orders/OrderStore.js'
import { problem } from '../problem.js'
import type { FormatSwitch } from '../orders/createFormatSwitch.js'
import { toDeskOrder } from './toDeskOrder.js'

const units = z
  .array(z.object({ lineItemId: z.string().min(1).max(200), quantity: z.int().min(1).max(1000) }))
  .min(1)
  .max(100)
const action = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['ship', 'refund', 'cancel_lines']), items: units }),
  z.object({ type: z.literal('cancel_order') }),
])
const clockChange = z.object({ offsetDays: z.int().min(0).max(3650) })
const settingChange = z.object({ format: z.enum(['events', 'feed']) })
const skip = z.object({ note: z.string().trim().min(1).max(500) })

export type BackOfficeRoutesOptions = {
  orders: OrderStore
  desk: OrderDesk
  outbox?: Pick<Outbox, 'list' | 'inspect' | 'retry' | 'skip'> | undefined
  clock: Clock
  format: FormatSwitch
}

/**
 * Orders, outbox, calendar and settings for the shop's staff. A real shop needs a login here; the demo listens on this
 * machine only.
 */
export function backOfficeRoutes({ orders, desk, outbox, clock, format }: BackOfficeRoutesOptions): Hono {
  const routes = new Hono()
  const readClock = (): ClockAnswer => ({ now: clock.now().toISOString(), offsetDays: clock.offsetDays })

  routes.get('/orders', async (context) => {
    const answer: { orders: DeskOrder[] } = { orders: (await orders.list()).map(toDeskOrder) }
    return context.json(answer)
  })

  for (const step of ['preview', 'act'] as const) {
    routes.post(`/orders/:id/${step}`, async (context) => {
      const parsed = action.safeParse(await context.req.json().catch(() => undefined))
      if (!parsed.success) return problem(context, 'invalid_request')
      const answer = await desk[step](context.req.param('id'), parsed.data)
      return answer ? context.json(answer) : problem(context, 'not_found')
    })
  }

  routes.get('/outbox', async (context) => {
    const entries = (await outbox?.list({ limit: 1000 })) ?? []
    const answer: OutboxAnswer = { available: outbox !== undefined, entries: entries.map(toView).reverse() }
    return context.json(answer)
  })

  routes.get('/outbox/:id', async (context) => {
    const entry = await outbox?.inspect(context.req.param('id')).catch(() => undefined)
    return entry ? context.json({ content: entry.content }) : problem(context, 'not_found')
  })

  routes.post('/outbox/:id/retry', async (context) => {
    if (!outbox) return problem(context, 'not_found')
    await outbox.retry(context.req.param('id'))
    return context.json({})
  })

  routes.post('/outbox/:id/skip', async (context) => {
    const parsed = skip.safeParse(await context.req.json().catch(() => undefined))
    if (!parsed.success || !outbox) return problem(context, 'invalid_request')
    await outbox.skip(context.req.param('id'), parsed.data.note)
    return context.json({})
  })

  routes.get('/clock', (context) => context.json(readClock()))
  routes.post('/clock', async (context) => {
    const parsed = clockChange.safeParse(await context.req.json().catch(() => undefined))
    if (!parsed.success) return problem(context, 'invalid_request')
    await clock.setOffsetDays(parsed.data.offsetDays)
    return context.json(readClock())
  })

  const readSettings = (): DeskSettings => ({ format: format.current, feedAvailable: outbox !== undefined })
  routes.get('/settings', (context) => context.json(readSettings()))
  routes.post('/settings', async (context) => {
    const parsed = settingChange.safeParse(await context.req.json().catch(() => undefined))
    if (!parsed.success) return problem(context, 'invalid_request')
    await format.set(parsed.data.format)
    return context.json(readSettings())
  })

  return routes
}

function toView({ lastFailure, ...entry }: OutboxEntry): OutboxEntryView {
  const { id, position, orderId, changeId, format, state, attempts, enqueuedAt, settledAt, note } = entry
  const failure =
    lastFailure && [lastFailure.kind, lastFailure.status, lastFailure.insurerCode].filter(Boolean).join(' · ')
  return { id, position, orderId, changeId, format, state, attempts, failure, enqueuedAt, settledAt, note }
}
