import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createProtectionProxy } from '@hakuna-kit/server'
import { toNodeHandler, toWebRequest } from '@hakuna-kit/server/node'

const proxy = createProtectionProxy({
  secretKey: process.env['HAKUNA_SECRET_KEY'] ?? '',
  // Undefined: the insurer's own host for this key.
  baseUrl: process.env['HAKUNA_BASE_URL'],
})
const protect = toNodeHandler(proxy)

async function takeOrder(incoming: IncomingMessage, response: ServerResponse) {
  const request = toWebRequest(incoming)
  const { cartId } = (await request.json()) as { cartId: string }
  const orderId = `ord-${Date.now()}`
  // The shop places its order here. Then the insurer is told from which cart it came. If that fails, the order stays.
  await proxy.reportCheckout({ request, cartId, orderId }).catch(() => {})
  response.end(JSON.stringify({ orderId }))
}

export const server = createServer((request, response) => {
  protect(request, response, () => {
    if (request.method === 'POST' && request.url === '/orders') void takeOrder(request, response)
    else response.end('The rest of the shop')
  })
})
server.listen(Number(process.env['PORT'] ?? 3000))
