import { parseCookie, stringifySetCookie } from 'cookie'
import { LRUCache } from 'lru-cache'
import type { Awaitable } from '../../Awaitable.js'
import { InsurerConfigurationError } from '../../insurer/transport/resolveInsurerAddress.js'
import type { CallShop } from '../createCallShop.js'
import { Problem } from '../problems.js'
import { createSessionSigner, type SignedSession } from './createSessionSigner.js'

/** The shopper's session as the insurer knows it. */
export type UserSession = {
  userSessionId: string
  /** The `Set-Cookie` header that must go with the answer. */
  setCookie?: string | undefined
}

/** Which session a request belongs to. */
export type SessionOptions = {
  /**
   * The shop's own session id (printable ASCII, 1 to 200 characters). Without one the proxy uses a cookie of its own.
   */
  id?: ((request: Request) => Awaitable<string | null | undefined>) | undefined
  /**
   * Sign the cookie: the first one signs, all are accepted. Newest first, 32 characters or more each. Drop an old one
   * after 30 days. Default: derived from `secretKey`.
   */
  cookieSecrets?: readonly string[] | undefined
}

/** `origin`: made for this request, known by its cookie, or the shop's own. */
type FoundSession = UserSession & { origin: 'new' | 'known' | 'shop' }

export type FindSession = (request: Request, url: URL, requestId?: string) => Promise<FoundSession>

type Verified = SignedSession & { isCurrent: boolean }

const name = 'hakuna_session'
const maxAgeSeconds = 30 * 24 * 60 * 60
/** A cookie in use is signed again once a day, so that it lasts while the shopper comes back. */
const renewAfterSeconds = 24 * 60 * 60
/** Another machine's clock may be ahead. */
const clockToleranceSeconds = 300

/**
 * Finds or makes the session of a request. A forged, broken or expired cookie is replaced and is no error, since the
 * shopper could do nothing about it. Over https only the `__Host-` cookie counts, which no other host of the shop's
 * domain can set.
 *
 * @throws InsurerConfigurationError for cookie secrets that are too short, and for an empty list of them.
 */
export function createSessions({
  id,
  secretKey,
  cookieSecrets,
  callShop,
  now,
}: SessionOptions & { secretKey: string; callShop: CallShop; now: () => number }): FindSession {
  if (cookieSecrets && (cookieSecrets.length === 0 || cookieSecrets.some((secret) => secret.length < 32))) {
    throw new InsurerConfigurationError(
      'A cookie secret is shorter than 32 characters, or none is given, so sessions could be forged. ' +
        'Give random ones in `session.cookieSecrets`, newest first.',
    )
  }
  const signer = createSessionSigner(cookieSecrets ?? [secretKey])
  /** The signature of a cookie is checked once. Only valid cookies are kept. */
  const verified = new LRUCache<string, Verified>({ max: 5_000 })

  async function verify(value: string): Promise<Verified | undefined> {
    const signed = await signer.verify(value)
    if (signed) verified.set(value, signed)
    return signed
  }

  async function issue(userSessionId: string, isSecure: boolean, origin: 'new' | 'known'): Promise<FoundSession> {
    const value = await signer.sign({ userSessionId, signedAt: Math.floor(now() / 1_000) })
    const setCookie = stringifySetCookie({
      name: isSecure ? `__Host-${name}` : name,
      value,
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: isSecure,
      maxAge: maxAgeSeconds,
    })
    return { userSessionId, setCookie, origin }
  }

  async function findCookieSession(request: Request, url: URL): Promise<FoundSession> {
    const isSecure = isSecureRequest(request, url)
    const value = parseCookie(request.headers.get('cookie') ?? '')[isSecure ? `__Host-${name}` : name]
    const found = value === undefined ? undefined : (verified.get(value) ?? (await verify(value)))
    const ageSeconds = found ? now() / 1_000 - found.signedAt : Number.NaN
    if (!found || ageSeconds > maxAgeSeconds || ageSeconds < -clockToleranceSeconds) {
      return issue(crypto.randomUUID(), isSecure, 'new')
    }
    if (!found.isCurrent || ageSeconds > renewAfterSeconds) return issue(found.userSessionId, isSecure, 'known')
    return { userSessionId: found.userSessionId, origin: 'known' }
  }

  if (!id) return findCookieSession
  return async (request, url, requestId) => {
    const own = await callShop('session.id', () => id(request), requestId)
    if (own === null || own === undefined) return findCookieSession(request, url)
    if (!/^[\x21-\x7e]{1,200}$/.test(own)) {
      throw new Problem('internal_error', { detail: 'session.id() gave no usable id.' })
    }
    return { userSessionId: own, origin: 'shop' }
  }
}

/**
 * Whether the shopper's side of the connection is https. The header `X-Forwarded-Proto` is trusted: a false one
 * only makes its sender's browser drop the cookie.
 */
function isSecureRequest(request: Request, url: URL): boolean {
  return url.protocol === 'https:' || /^https\b/i.test(request.headers.get('x-forwarded-proto') ?? '')
}
