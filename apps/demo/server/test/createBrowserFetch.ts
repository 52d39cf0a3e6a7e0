import type { Shop } from '../createShop.js'

export const shopOrigin = 'http://shop.test'

/** Does what a browser adds to a request: resolves relative addresses and keeps cookies. Each has its own session. */
export function createBrowserFetch(shop: Pick<Shop, 'fetch'>, start: Record<string, string> = {}) {
  const cookies = new Map(Object.entries(start))
  const browserFetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(typeof input === 'string' ? new URL(input, shopOrigin) : input, init)
    request.headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await shop.fetch(request)
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
      cookies.set(name, value)
    }
    return response
  }
  return browserFetch
}
