/** The shop's origin, unless a test says otherwise. */
export const origin = 'http://shop.example'

/**
 * A fetch like a shopper's browser: resolves paths against the shop's origin, keeps cookies, names its origin. Inside
 * a real browser these headers cannot be set and no cookie is kept.
 */
export function createBrowserFetch(
  handle: (request: Request) => Promise<Response>,
  shopOrigin = origin,
): typeof globalThis.fetch & { cookies: Map<string, string> } {
  const cookies = new Map<string, string>()
  const browserFetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(typeof input === 'string' ? new URL(input, shopOrigin) : input, init)
    if (cookies.size > 0) request.headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '))
    request.headers.set('sec-fetch-site', 'same-origin')
    if (request.method !== 'GET') request.headers.set('origin', shopOrigin)
    const response = await handle(request)
    for (const cookie of response.headers.getSetCookie()) {
      const [name, value] = cookie.split(';')[0]!.split('=')
      cookies.set(name!, value!)
    }
    return response
  }
  return Object.assign(browserFetch, { cookies })
}
