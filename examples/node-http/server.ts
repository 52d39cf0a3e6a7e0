import { createServer } from 'node:http'
import { createProtectionProxy } from '@hakuna-kit/server'
import { toNodeHandler } from '@hakuna-kit/server/node'

const proxy = createProtectionProxy({
  secretKey: process.env['HAKUNA_SECRET_KEY'] ?? '',
  // Without it: the insurer's own host for this key.
  baseUrl: process.env['HAKUNA_BASE_URL'],
})
const protect = toNodeHandler(proxy)

export const server = createServer((request, response) => {
  protect(request, response, () => {
    response.end('The rest of the shop')
  })
})
server.listen(Number(process.env['PORT'] ?? 3000))
