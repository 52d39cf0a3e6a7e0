import { createProtectionProxy } from '@hakuna-kit/server'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const proxy = createProtectionProxy({
  secretKey: process.env['HAKUNA_SECRET_KEY'] ?? '',
  // Undefined: the insurer's own host for this key.
  baseUrl: process.env['HAKUNA_BASE_URL'],
})

const app = new Hono()
app.all('/api/protection/*', (context) => proxy(context.req.raw))
app.post('/orders', async (context) => {
  const { cartId } = await context.req.json<{ cartId: string }>()
  const orderId = `ord-${Date.now()}`
  // The shop places its order here. Then the insurer is told from which cart it came. If that fails, the order stays.
  await proxy.reportCheckout({ request: context.req.raw, cartId, orderId }).catch(() => {})
  return context.json({ orderId })
})
app.get('/', (context) => context.text('The rest of the shop'))

export const server = serve({ fetch: app.fetch, port: Number(process.env['PORT'] ?? 3000) })
