import { createProtectionProxy } from '@hakuna-kit/server'
import { toNodeHandler, toWebRequest } from '@hakuna-kit/server/node'
import express from 'express'

const proxy = createProtectionProxy({
  secretKey: process.env['HAKUNA_SECRET_KEY'] ?? '',
  // Undefined: the insurer's own host for this key.
  baseUrl: process.env['HAKUNA_BASE_URL'],
})

const app = express()
app.use(toNodeHandler(proxy))
app.use(express.json())

app.post('/orders', async (request, response) => {
  const { cartId } = request.body as { cartId: string }
  const orderId = `ord-${Date.now()}`
  // The shop places its order here. Then the insurer is told from which cart it came. If that fails, the order stays.
  await proxy.reportCheckout({ request: toWebRequest(request), cartId, orderId }).catch(() => {})
  response.json({ orderId })
})
app.get('/', (_request, response) => void response.send('The rest of the shop'))

export const server = app.listen(Number(process.env['PORT'] ?? 3000))
