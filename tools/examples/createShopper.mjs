export const phone = {
  id: 'prd-iphone14',
  title: 'iPhone 14',
  brand: 'Apple',
  category: 'smartphones',
  price: { amount: 112_900, currency: 'eur' },
}

/** A `fetch` that looks like a browser to servers: it keeps cookies and names the page that calls. */
export function createShopper(origin) {
  const cookies = new Map()
  return {
    cookies,
    async fetch(input, init) {
      const request = new Request(new URL(input, origin), init)
      request.headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '))
      if (request.method !== 'GET') request.headers.set('origin', origin)
      const response = await fetch(request)
      for (const cookie of response.headers.getSetCookie()) cookies.set(...cookie.split(';')[0].split(/=(.*)/s, 2))
      return response
    },
  }
}
