import { Hono } from 'hono'
import { z } from 'zod'
import { troubles as troubleNames } from '../../shared/backOfficeApi.js'
import type { InsurerAnswer, InsurerView } from '../../shared/insurerApi.js'
import type { Insurer } from './chooseInsurer.js'
import { problem } from '../problem.js'

const troublesChange = z.object({ active: z.array(z.enum(troubleNames)) })
const newestMessages = 200

/** The insurer's records and the trouble switches. Only when the insurer is the sandbox in this process. */
export function insurerRoutes({ info, local }: Insurer): Hono {
  const routes = new Hono()

  routes.get('/', (context) => {
    if (!local) return context.json({ insurer: info, view: null } satisfies InsurerAnswer)
    const { carts, checkouts, offers, orders, contracts, messages } = local.sandbox.inspect()
    const view: InsurerView = {
      now: local.troubles.now().toISOString(),
      troubles: local.troubles.active,
      carts,
      checkouts,
      offers: offers.map(({ id, created_at, expired_at, product }) => ({
        id,
        productTitle: product?.title ?? '',
        createdAt: new Date(created_at).toISOString(),
        expiresAt: new Date(expired_at).toISOString(),
      })),
      orders,
      contracts,
      messageCount: messages.length,
      messages: messages.slice(-newestMessages).reverse(),
    }
    return context.json({ insurer: info, view } satisfies InsurerAnswer)
  })

  routes.post('/troubles', async (context) => {
    const parsed = troublesChange.safeParse(await context.req.json().catch(() => undefined))
    if (!parsed.success) return problem(context, 'invalid_request')
    if (!local) return problem(context, 'not_found')
    local.troubles.set([...new Set(parsed.data.active)])
    return context.json({ active: local.troubles.active })
  })

  return routes
}
