import { parseCookie, stringifySetCookie } from 'cookie'
import { askShop } from './askShop.js'
import { Problem } from './problems.js'
import { isSecureRequest } from './secureRequest.js'
import { createSessionSigner } from './signedSession.js'

/** The shopper's session as the insurer knows it. `setCookie`: the `Set-Cookie` header that must go with the answer. */
export type UserSession = { userSessionId: string; setCookie?: string | undefined }

export type SessionOptions = {
  /** Newest first. The first one signs, all of them are accepted. */
  secrets: readonly string[]
  /** The shop's own session id; nothing: the cookie serves. */
  session: ((request: Request) => string | null | undefined | Promise<string | null | undefined>) | undefined
  now: () => number
}

const name = 'hakuna_session'
const maxAgeSeconds = 30 * 24 * 60 * 60
/** A cookie in use is signed anew once a day, so that it lasts while the shopper comes back. */
const renewAfterSeconds = 24 * 60 * 60

/**
 * Finds or makes the session of a request. A forged, broken or expired cookie is replaced, not an error: the shopper can do nothing about
 * it. Over https only the `__Host-` cookie counts, which no other host of the shop's domain can set.
 */
export function createSessions({
  secrets,
  session,
  now,
}: SessionOptions): (request: Request, url: URL) => Promise<UserSession> {
  const signer = createSessionSigner(secrets)

  async function issue(userSessionId: string, isSecure: boolean): Promise<UserSession> {
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
    return { userSessionId, setCookie }
  }

  return async (request, url) => {
    const own = await findShopSession(request)
    if (own !== undefined) return { userSessionId: own }

    const isSecure = isSecureRequest(request, url)
    const value = parseCookie(request.headers.get('cookie') ?? '')[isSecure ? `__Host-${name}` : name]
    const found = value === undefined ? undefined : await signer.verify(value)
    const age = found ? now() / 1_000 - found.signedAt : Number.NaN
    // A few minutes of grace: another machine's clock may be ahead.
    if (!found || age > maxAgeSeconds || age < -300) return issue(crypto.randomUUID(), isSecure)
    if (!found.isCurrent || age > renewAfterSeconds) return issue(found.userSessionId, isSecure)
    return { userSessionId: found.userSessionId }
  }

  async function findShopSession(request: Request): Promise<string | undefined> {
    if (!session) return undefined
    const own = await askShop(() => session(request))
    if (own === null || own === undefined) return undefined
    if (!/^[\x21-\x7e]{1,200}$/.test(own))
      throw new Problem('internal_error', { detail: 'session() gave no usable id.' })
    return own
  }
}
