import { createProtectionProxy } from '@hakuna-kit/server'

const proxy = createProtectionProxy({
  secretKey: process.env.HAKUNA_SECRET_KEY ?? '',
  // Undefined: the insurer's own host for this key.
  baseUrl: process.env.HAKUNA_BASE_URL,
  limits: { clientAddress: (request) => server.requestIP(request)?.address },
})

const server = Bun.serve({
  port: Number(process.env.PORT ?? 3000),
  fetch: (request) => {
    const { pathname } = new URL(request.url)
    return pathname.startsWith(`${proxy.basePath}/`) ? proxy(request) : new Response('The rest of the shop')
  },
})
