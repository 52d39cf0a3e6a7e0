import { Refusal } from './Refusal.js'

/**
 * Checks the secret key. The reference says `Authorization: Bearer <key>`; every sample call of the documents sends a
 * header that is itself called `Bearer` instead, so that spelling is taken as well.
 *
 * @throws Refusal 401 `unauthorized` (the status is a vendor page's, the code is ours)
 */
export function checkApiKey(headers: Headers, secretKeys: readonly string[]): void {
  const authorization = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')
  const key = authorization?.[1] ?? headers.get('bearer')?.trim()
  if (key === undefined || !secretKeys.includes(key)) throw new Refusal(401, 'unauthorized')
}
