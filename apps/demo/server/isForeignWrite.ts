/**
 * Whether a request is a write that another site may have caused. The cart belongs to a cookie, so a form on another
 * site must not be able to fill it: writes have to be JSON, and if there is an `Origin`, it has to be the shop's.
 */
export function isForeignWrite(request: Request): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false
  const origin = request.headers.get('origin')
  if (origin !== null && (URL.canParse(origin) ? new URL(origin).host : origin) !== request.headers.get('host'))
    return true
  if (request.headers.get('sec-fetch-site') === 'cross-site') return true
  return !/^application\/json\b/.test(request.headers.get('content-type') ?? '')
}
