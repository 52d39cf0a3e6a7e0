/**
 * Whether a request would change something at the wish of another site. The shop's cart is bound to a cookie, so a form on
 * another page must not be able to fill it: writes have to be JSON, and an `Origin` that is present has to be ours.
 */
export function isForeignWrite(request: Request): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false
  const origin = request.headers.get('origin')
  if (origin !== null && (URL.canParse(origin) ? new URL(origin).host : origin) !== request.headers.get('host'))
    return true
  if (request.headers.get('sec-fetch-site') === 'cross-site') return true
  return !/^application\/json\b/.test(request.headers.get('content-type') ?? '')
}
