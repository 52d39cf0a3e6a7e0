import { Refusal } from './Refusal.js'

/**
 * Checks the secret key. The reference says `Authorization: Bearer <key>`, but every sample call in the documents sends
 * a header named `Bearer`, so both are accepted.
 *
 * @throws Refusal 401 `unauthorized` (status from a vendor page, code ours)
 */
export function checkApiKey(headers: Headers, secretKeys: readonly string[]): void {
  const authorization = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')
  const key = authorization?.[1] ?? headers.get('bearer')
  if (!key || !secretKeys.includes(key)) throw new Refusal(401, 'unauthorized')
}
