import { Problem } from './problems.js'

/**
 * Refuses calls that another site's page made in the shopper's browser. `Origin` and `Sec-Fetch-Site` cannot be forged by a page; where
 * both are absent no browser made the call (a server, a prefetch), and there is no shopper to trick.
 *
 * @throws Problem `cross_origin`
 */
export function requireSameOrigin(request: Request, url: URL, allowedOrigins: ReadonlySet<string>): void {
  const origin = request.headers.get('origin')
  if (origin !== null && allowedOrigins.has(origin)) return
  if (origin !== null && !isOwnOrigin(origin, url)) throw new Problem('cross_origin')
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') throw new Problem('cross_origin')
}

function isOwnOrigin(origin: string, url: URL): boolean {
  if (origin === url.origin) return true
  // TLS often ends in front of us, so the page is https and the call arrives as http. The other way round is an attack.
  return url.protocol === 'http:' && origin === `https://${url.host}`
}
