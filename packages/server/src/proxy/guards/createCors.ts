import type { Route } from '../routes.js'

/** For pages of the shop on another origin than the proxy, e.g. shop.example and api.shop.example. */
export type Cors = {
  /** Headers that let a page of an allowed origin read the answer; none for any other origin. */
  headersFor(request: Request): Record<string, string>
  /** The answer to a preflight for this route, if it is one from an allowed origin. */
  answerPreflight(request: Request, route: Route): Response | undefined
}

export function createCors(allowedOrigins: ReadonlySet<string>): Cors {
  const headersFor = (request: Request): Record<string, string> => {
    const origin = request.headers.get('origin')
    if (allowedOrigins.size === 0) return {}
    if (origin === null || !allowedOrigins.has(origin)) return { Vary: 'Origin' }
    return {
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Expose-Headers': 'Retry-After, X-Request-Id',
      // The page is on another origin of the same site.
      'Cross-Origin-Resource-Policy': 'same-site',
      Vary: 'Origin',
    }
  }
  return {
    headersFor,
    answerPreflight(request, route) {
      const headers = headersFor(request)
      const isPreflight = request.method === 'OPTIONS' && request.headers.has('access-control-request-method')
      if (!isPreflight || !('Access-Control-Allow-Origin' in headers)) return undefined
      return new Response(null, {
        status: 204,
        headers: {
          ...headers,
          'Access-Control-Allow-Methods': route.method,
          'Access-Control-Allow-Headers': 'Content-Type, X-Request-Id',
          'Access-Control-Max-Age': '600',
        },
      })
    },
  }
}
