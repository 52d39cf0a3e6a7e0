/**
 * Whether the shopper's side of the connection is https. The forwarded header is believed only where it says so: a lie makes the liar's own
 * browser drop the cookie and nothing else.
 */
export function isSecureRequest(request: Request, url: URL): boolean {
  return url.protocol === 'https:' || /^https\b/i.test(request.headers.get('x-forwarded-proto') ?? '')
}
