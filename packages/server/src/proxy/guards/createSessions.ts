import { parseCookie, stringifySetCookie } from 'cookie'
import { LRUCache } from 'lru-cache'
import type { CallShop } from '../createCallShop.js'
import { Problem } from '../problems.js'
import { isSecureRequest } from './isSecureRequest.js'
import { createSessionSigner, type SignedSession } from './createSessionSigner.js'

/** The shopper's session as the insurer knows it. `setCookie`: the `Set-Cookie` header that must go with the answer. */
export type UserSession = { userSessionId: string; setCookie?: string | undefined }

export type SessionOptions = {
  /** Newest first. The first one signs, all of them are accepted. */
  secrets: readonly string[]
  /** The shop's own session id; nothing: the cookie serves. */
  session: ((request: Request) => string | null | undefined | Promise<string | null | undefined>) | undefined
  callShop: CallShop
  now: () => number
}

/** `origin`: made just now, known by its cookie, or the shop's own. */
export type FoundSession = UserSession & { origin: 'new' | 'known' | 'shop' }

/** A shopper who was seen before is known at once. */
export type FindSession = (request: Request, url: URL, requestId?: string) => FoundSession | Promise<FoundSession>

type Verified = SignedSession & { isCurrent: boolean }

const name = 'hakuna_session'
const maxAgeSeconds = 30 * 24 * 60 * 60
/** A cookie in use is signed anew once a day, so that it lasts while the shopper comes back. */
const renewAfterSeconds = 24 * 60 * 60

/**
 * Finds or makes the session of a request. A forged, broken or expired cookie is replaced, not an error: the shopper can do nothing about
 * it. Over https only the `__Host-` cookie counts, which no other host of the shop's domain can set.
 */
export function createSessions({ secrets, session, callShop, now }: SessionOptions): FindSession {
  const signer = createSessionSigner(secrets)
  /** A shopper's cookie comes again and again; checking its signature once is enough. Only valid ones are kept. */
  const verified = new LRUCache<string, Verified>({ max: 5_000 })

  async function verify(value: string) {
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

  function findCookieSession(request: Request, url: URL): FoundSession | Promise<FoundSession> {
    const isSecure = isSecureRequest(request, url)
    const value = parseCookie(request.headers.get('cookie') ?? '')[isSecure ? `__Host-${name}` : name]
    const found = value === undefined ? undefined : verified.get(value)
    if (found || value === undefined) return judge(found, isSecure)
    return verify(value).then((signed) => judge(signed, isSecure))
  }

  function judge(found: Verified | undefined, isSecure: boolean): FoundSession | Promise<FoundSession> {
    const age = found ? now() / 1_000 - found.signedAt : Number.NaN
    // A few minutes of grace: another machine's clock may be ahead.
    if (!found || age > maxAgeSeconds || age < -300) return issue(crypto.randomUUID(), isSecure, 'new')
    if (!found.isCurrent || age > renewAfterSeconds) return issue(found.userSessionId, isSecure, 'known')
    return { userSessionId: found.userSessionId, origin: 'known' }
  }

  return (request, url, requestId) =>
    session
      ? findShopSession(request, requestId).then((own) =>
          own === undefined ? findCookieSession(request, url) : { userSessionId: own, origin: 'shop' },
        )
      : findCookieSession(request, url)

  async function findShopSession(request: Request, requestId?: string): Promise<string | undefined> {
    if (!session) return undefined
    const own = await callShop('session', () => session(request), requestId)
    if (own === null || own === undefined) return undefined
    if (!/^[\x21-\x7e]{1,200}$/.test(own))
      throw new Problem('internal_error', { detail: 'session() gave no usable id.' })
    return own
  }
}
