import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { currencies, type Currency } from '../shared/shopApi.js'

const sessionCookie = 'halle7_session'

/** The shopper of a request, with the chosen currency. `owner` is the key of the cart. */
export type Shopper = { sessionId: string; currency: Currency; owner: string }

/** The shopper of a request; undefined before something was put into a cart. */
export function readShopper(request: Request): Shopper | undefined {
  const cookies = parseCookies(request.headers.get('cookie') ?? '')
  const sessionId = cookies.get(sessionCookie)
  if (!sessionId) return undefined
  return toShopper(sessionId, cookies.get('currency'))
}

/** The shopper of a request; starts a new session if there is none. */
export function openShopper(context: Context): Shopper {
  let sessionId = getCookie(context, sessionCookie)
  if (!sessionId) {
    sessionId = randomUUID()
    setCookie(context, sessionCookie, sessionId, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 30 * 24 * 3600 })
  }
  return toShopper(sessionId, getCookie(context, 'currency'))
}

/** The currency that the shopper chose in the header of the page; euros by default. */
export function readCurrency(request: Request): Currency {
  return toCurrency(parseCookies(request.headers.get('cookie') ?? '').get('currency'))
}

function toShopper(sessionId: string, currencyCookie: string | undefined): Shopper {
  const currency = toCurrency(currencyCookie)
  return { sessionId, currency, owner: `${sessionId}:${currency}` }
}

function toCurrency(text: string | undefined): Currency {
  return currencies.find((currency) => currency === text) ?? 'eur'
}

function parseCookies(header: string): Map<string, string> {
  return new Map(
    header.split(';').flatMap((part) => {
      const at = part.indexOf('=')
      return at < 0 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()] as const]
    }),
  )
}
