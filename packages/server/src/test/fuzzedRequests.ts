import { createCart } from '@hakuna-kit/test/createCart'
import { phone } from '@hakuna-kit/test/products'
import { origin } from '@hakuna-kit/test/server/createBrowserFetch'
import { post } from '@hakuna-kit/test/server/createStack'

/** Marks everything private that a browser sends. It must not occur in an answer or event. */
export const privateText = 'Erika-Privat-9f3a'

const odd: unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  0.5,
  1e21,
  -0,
  9_007_199_254_740_992,
  '',
  ' ',
  '0',
  'null',
  '\u0000',
  '\ud800',
  'é'.repeat(300),
  '😀',
  [],
  [[]],
  {},
  { length: -1 },
  { toString: 1 },
  `<img src=x onerror=alert(1)>`,
  '{{7*7}}',
  '${7*7}',
  "' or 1=1 --",
  '../../etc/passwd',
  'x'.repeat(2_000),
  'EUR',
  'eur',
  'xxx',
  'javascript:alert(1)',
]
const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '$where',
  '',
  'id',
  'products',
  'cart',
  'lineItems',
  privateText,
]
const paths = [
  '/plans',
  '/cart/connections',
  '/cart/report',
  '/cart/sync',
  '/events',
  '/orders',
  '/feeds/order',
  '/offers',
  '/checkouts',
  '',
  '/',
]
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD']
const types = [
  'application/json',
  'application/json; charset=utf-8',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  '',
  'a/b/c',
  'application/json, text/html',
]
const origins = [origin, 'https://evil.example', 'null', '', 'http://shop.example:81', `http://${privateText}.example`]
const tricks = [
  '/..',
  '/.',
  '//',
  '/%2e%2e',
  '/%2f',
  '%00',
  ';a=b',
  '/%c0%ae',
  '\\',
  '?a=b',
  '#x',
  '/%252e',
  '%0d%0aSet-Cookie:x=y',
]

/** One request that a browser, a tool or an attacker might send; about a third of them are well-formed. */
export function createFuzzedRequest(random: () => number, cookie: string | undefined): Request {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
  const chance = (share: number) => random() < share

  const mutate = (value: unknown, depth = 0): unknown => {
    if (chance(0.06)) return pick(odd)
    if (typeof value !== 'object' || value === null || depth > 6) return value
    if (Array.isArray(value)) {
      const items = value.map((item) => mutate(item, depth + 1))
      return chance(0.03) ? Array.from({ length: 600 }, () => items[0]) : items
    }
    const entries = Object.entries(value).map(
      ([name, item]) => [chance(0.03) ? pick(names) : name, mutate(item, depth + 1)] as const,
    )
    if (chance(0.05)) entries.push([pick(names), pick(odd)])
    return Object.fromEntries(chance(0.05) ? entries.slice(1) : entries)
  }
  const createBody = (): string => {
    const cart = createCart({
      id: `cart-${Math.floor(random() * 500)}`,
      phones: 1 + Math.floor(random() * 3),
      plans: 1 + Math.floor(random() * 3),
    })
    for (const line of cart.lineItems) line.title = privateText
    const products = Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({
      ...phone,
      id: `phone-${Math.floor(random() * 300)}`,
      title: privateText,
      brand: privateText,
    }))
    const text = JSON.stringify(mutate(pick([{ products }, { cart }, { products, cart }, {}])))
    if (chance(0.04)) return text.slice(0, Math.floor(random() * text.length))
    if (chance(0.02)) return text.replace('{', `{"__proto__":{"polluted":"${privateText}"},`)
    if (chance(0.005)) return `${'['.repeat(5_000)}${']'.repeat(5_000)}`
    if (chance(0.012)) return JSON.stringify({ padding: privateText.repeat(40_000) })
    return text
  }

  if (chance(0.35)) {
    const request = post(pick(['/plans', '/cart/report', '/cart/sync']), createBody())
    if (cookie !== undefined) request.headers.set('cookie', cookie)
    return request
  }
  let path = `/api/protection${pick(paths)}`
  if (chance(0.3)) path += pick(tricks)
  if (chance(0.3)) path += `?cartId=${encodeURIComponent(`cart-${Math.floor(random() * 500)}`)}`
  if (chance(0.1)) path += `&cartId=${encodeURIComponent(privateText)}`
  const method = pick(methods)
  const headers = new Headers()
  const maybe = (name: string, share: number, value: string) => chance(share) && headers.set(name, value)
  maybe('content-type', 0.8, pick(types))
  maybe('origin', 0.5, pick(origins))
  maybe('sec-fetch-site', 0.5, pick(['same-origin', 'same-site', 'cross-site', 'none', privateText]))
  maybe(
    'cookie',
    0.5,
    pick([
      cookie ?? '',
      `hakuna_session=${privateText}`,
      `hakuna_session=${cookie?.slice(20) ?? ''}`,
      '=;=;=',
      `a=${privateText}`,
    ]),
  )
  maybe(
    'x-request-id',
    0.3,
    pick([privateText.toLowerCase().slice(0, 3), `${privateText} ${privateText}`, 'a'.repeat(500)]),
  )
  maybe('x-forwarded-proto', 0.2, pick(['https', 'http', privateText]))
  maybe('x-forwarded-for', 0.2, privateText)
  maybe('content-length', 0.1, pick(['0', '-1', '99999999', 'NaN', '1e9']))
  maybe('transfer-encoding', 0.05, 'chunked')
  const body = method === 'GET' || method === 'HEAD' || chance(0.1) ? undefined : createBody()
  return new Request(origin + path, { method, headers, ...(body === undefined ? {} : { body }) })
}
