import { Problem } from '../problems.js'

/**
 * Refuses calls that a page of another site made in the shopper's browser. A page cannot forge `Origin` and
 * `Sec-Fetch-Site`. The second decides where it is there: the browser compared the page with the address that it
 * called, so servers in between may change `Host`, as Vite's does in development. Where both are absent, no page made
 * the call (but e.g. a server), so there is no shopper to protect.
 *
 * @throws Problem `cross_origin`
 */
export function requireSameOrigin(request: Request, url: URL, allowedOrigins: ReadonlySet<string>): void {
  const origin = request.headers.get('origin')
  if (origin !== null && allowedOrigins.has(origin)) return
  const site = request.headers.get('sec-fetch-site')
  const isOwn =
    site === null ? origin === null || isOwnOrigin(origin, url, request.headers.get('host')) : site === 'same-origin'
  if (!isOwn) throw new Problem('cross_origin')
}

/**
 * In Next.js the URL of every request names the address that it listens on. Only `Host`, which no page can set, names
 * the shop there.
 */
function isOwnOrigin(origin: string, url: URL, host: string | null): boolean {
  // TLS often ends in front of the proxy: the page is https and the call arrives as http. The reverse is an attack.
  const schemes = url.protocol === 'http:' ? ['http:', 'https:'] : [url.protocol]
  return schemes.some((scheme) => origin === `${scheme}//${url.host}` || origin === `${scheme}//${host ?? url.host}`)
}
