import { Problem } from '../problems.js'

/**
 * Refuses calls that another site's page made in the shopper's browser. `Origin` and `Sec-Fetch-Site` cannot be forged by a page; where
 * both are absent no browser made the call (a server, a prefetch), and there is no shopper to trick.
 *
 * @throws Problem `cross_origin`
 */
export function requireSameOrigin(request: Request, url: URL, allowedOrigins: ReadonlySet<string>): void {
  const origin = request.headers.get('origin')
  if (origin !== null && allowedOrigins.has(origin)) return
  if (origin !== null && !isOwnOrigin(origin, url, request.headers.get('host'))) throw new Problem('cross_origin')
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') throw new Problem('cross_origin')
}

/** Next.js gives every request the URL of the address that it listens on; there only `Host`, which no page can set, names the shop. */
function isOwnOrigin(origin: string, url: URL, host: string | null): boolean {
  // TLS often ends in front of us, so the page is https and the call arrives as http. The other way round is an attack.
  const schemes = url.protocol === 'http:' ? ['http:', 'https:'] : [url.protocol]
  return schemes.some((scheme) => origin === `${scheme}//${url.host}` || origin === `${scheme}//${host ?? url.host}`)
}
