/** A fetch like a shopper's browser: resolves paths against the shop's origin, keeps cookies, names its origin. */
export function createBrowserFetch(
  handle: (request: Request) => Promise<Response>,
  origin = 'http://shop.example',
): typeof globalThis.fetch & { cookies: Map<string, string> } {
  const cookies = new Map<string, string>()
  const browserFetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(typeof input === 'string' ? new URL(input, origin) : input, init)
    if (cookies.size > 0) request.headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '))
    request.headers.set('sec-fetch-site', 'same-origin')
    if (request.method !== 'GET') request.headers.set('origin', origin)
    const response = await handle(request)
    for (const cookie of response.headers.getSetCookie()) {
      const [name, value] = cookie.split(';')[0]!.split('=')
      cookies.set(name!, value!)
    }
    return response
  }
  return Object.assign(browserFetch, { cookies })
}
