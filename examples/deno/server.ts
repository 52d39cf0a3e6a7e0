import { createProtectionProxy } from '@hakuna-kit/server'

const addresses = new WeakMap<Request, string>()
const proxy = createProtectionProxy({
  secretKey: Deno.env.get('HAKUNA_SECRET_KEY') ?? '',
  // Undefined: the insurer's own host for this key.
  baseUrl: Deno.env.get('HAKUNA_BASE_URL'),
  limits: { clientAddress: (request) => addresses.get(request) },
})

Deno.serve({ port: Number(Deno.env.get('PORT') ?? 3000) }, (request, { remoteAddr }) => {
  const { pathname } = new URL(request.url)
  if (!pathname.startsWith(`${proxy.basePath}/`)) return new Response('The rest of the shop')
  addresses.set(request, remoteAddr.hostname)
  return proxy(request)
})
