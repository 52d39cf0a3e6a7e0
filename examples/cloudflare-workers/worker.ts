import { createProtectionProxy, type ProtectionProxy } from '@hakuna-kit/server'

type Env = { HAKUNA_SECRET_KEY: string; HAKUNA_BASE_URL?: string }

let proxy: ProtectionProxy | undefined

export default {
  fetch(request: Request, env: Env): Response | Promise<Response> {
    // Created with the first request, because a worker gets its secrets with a request. Later requests use it again.
    proxy ??= createProtectionProxy({
      secretKey: env.HAKUNA_SECRET_KEY,
      // Undefined: the insurer's own host for this key.
      baseUrl: env.HAKUNA_BASE_URL || undefined,
      limits: { clientAddress: ({ headers }) => headers.get('cf-connecting-ip') },
    })
    const { pathname } = new URL(request.url)
    return pathname.startsWith(`${proxy.basePath}/`) ? proxy(request) : new Response('The rest of the shop')
  },
}
