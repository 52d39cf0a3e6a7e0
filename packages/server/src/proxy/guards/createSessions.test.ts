import { describe, expect, it } from 'vitest'
import { createCallShop } from '../createCallShop.js'
import { createSessions } from './createSessions.js'

const day = 24 * 60 * 60 * 1_000
const start = Date.UTC(2026, 0, 1)

function setUp(options: Partial<Parameters<typeof createSessions>[0]> = {}) {
  let time = start
  const getSession = createSessions({
    secretKey: 'sk_test_example',
    callShop: createCallShop(() => {}),
    now: () => time,
    ...options,
  })
  const ask = (
    cookie?: string,
    url = 'https://shop.example/api/protection/plans',
    headers: Record<string, string> = {},
  ) =>
    getSession(new Request(url, { headers: { ...(cookie === undefined ? {} : { cookie }), ...headers } }), new URL(url))
  return { ask, wait: (milliseconds: number) => (time += milliseconds) }
}

const toCookie = (setCookie: string | undefined) => setCookie?.split(';')[0] ?? ''

describe('the session cookie', () => {
  it('is made once, signed, and hidden from scripts and other sites', async () => {
    const { ask } = setUp()
    const first = await ask()
    expect(first.setCookie).toMatch(
      /^__Host-hakuna_session=[\w-]{36}\.[0-9a-z]+\.[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(await ask(toCookie(first.setCookie))).toEqual({ userSessionId: first.userSessionId, origin: 'known' })
    expect((await ask()).userSessionId).not.toBe(first.userSessionId)
  })

  it('has no Secure and no prefix on plain http, but has them behind a proxy that ends TLS', async () => {
    const { ask } = setUp()
    const plain = await ask(undefined, 'http://localhost:5173/')
    expect(plain.setCookie).toMatch(/^hakuna_session=/)
    expect(plain.setCookie).not.toContain('Secure')
    const behind = await ask(undefined, 'http://shop.example/', { 'x-forwarded-proto': 'https' })
    expect(behind.setCookie).toMatch(/^__Host-hakuna_session=.*; Secure/)
  })

  it('is not the plain one over https, which another host of the domain could have set', async () => {
    const { ask } = setUp()
    const secure = await ask()
    const tossed = toCookie(secure.setCookie).replace('__Host-', '')
    expect((await ask(tossed)).userSessionId).not.toBe(secure.userSessionId)
  })

  it.each([
    ['forged', (value: string) => value.replace(/[\w-]{43}$/, 'A'.repeat(43))],
    ['of another id', (value: string) => value.replace(/=[0-9a-f]{8}/, '=00000000')],
    ['of another time', (value: string) => value.replace(/\.[0-9a-z]+\./, '.zzzzzz.')],
    ['truncated', (value: string) => value.slice(0, -1)],
    ['lengthened', (value: string) => `${value}A`],
    ['doubled', (value: string) => value.replace('=', '=x.')],
    ['empty', () => '__Host-hakuna_session='],
    ['garbage', () => '__Host-hakuna_session=%F0%9F%92%A9%ZZ; =; ;;'],
  ])('is replaced when it is %s', async (_, change) => {
    const { ask } = setUp()
    const first = await ask()
    const second = await ask(change(toCookie(first.setCookie)))
    expect(second.userSessionId).not.toBe(first.userSessionId)
    expect(second.setCookie).toBeDefined()
  })

  it('lasts while the shopper comes back, and is replaced after 30 days without a visit', async () => {
    const { ask, wait } = setUp()
    const first = await ask()
    wait(day + 1_000)
    const renewed = await ask(toCookie(first.setCookie))
    expect(renewed.userSessionId).toBe(first.userSessionId)
    expect(renewed.setCookie).toBeDefined()
    wait(29.5 * day)
    expect((await ask(toCookie(renewed.setCookie))).userSessionId).toBe(first.userSessionId)
    expect((await ask(toCookie(first.setCookie))).userSessionId).not.toBe(first.userSessionId)
  })

  it('is replaced when its time is in the future', async () => {
    const ahead = setUp()
    ahead.wait(day)
    const first = await ahead.ask()
    expect((await setUp().ask(toCookie(first.setCookie))).userSessionId).not.toBe(first.userSessionId)
  })

  it('stays valid when a new secret is added, and is signed with it', async () => {
    const [older, newer, other] = ['o'.repeat(32), 'n'.repeat(32), 'x'.repeat(32)] as [string, string, string]
    const first = await setUp({ cookieSecrets: [older] }).ask()
    const changed = await setUp({ cookieSecrets: [newer, older] }).ask(toCookie(first.setCookie))
    expect(changed.userSessionId).toBe(first.userSessionId)
    expect(await setUp({ cookieSecrets: [newer] }).ask(toCookie(changed.setCookie))).toEqual({
      userSessionId: first.userSessionId,
      origin: 'known',
    })
    expect((await setUp({ cookieSecrets: [other] }).ask(toCookie(first.setCookie))).userSessionId).not.toBe(
      first.userSessionId,
    )
  })

  it('contains nothing of the secret', async () => {
    const secretKey = 'sk_test_do_not_show_this_anywhere'
    const { setCookie } = await setUp({ secretKey }).ask()
    expect(setCookie).not.toContain('sk_test')
    expect(atob(setCookie!.split('.')[2]!.split(';')[0]!.replace(/-/g, '+').replace(/_/g, '/'))).not.toContain(
      'sk_test',
    )
  })
})

describe('the session of the shop', () => {
  it('is used instead of the cookie, also from a promise', async () => {
    const { ask } = setUp({ id: async (request) => request.headers.get('x-shop-session') })
    expect(await ask(undefined, undefined, { 'x-shop-session': 'shop-7' })).toEqual({
      userSessionId: 'shop-7',
      origin: 'shop',
    })
    expect((await ask()).setCookie).toBeDefined()
  })

  it('answers 503 when the shop fails and 500 when its id is unusable', async () => {
    const failing = setUp({
      id: () => {
        throw new Error('database down, password hunter2')
      },
    })
    await expect(failing.ask()).rejects.toMatchObject({ code: 'shop_unavailable', message: 'shop_unavailable' })
    await expect(setUp({ id: () => 'two words' }).ask()).rejects.toMatchObject({ code: 'internal_error' })
  })
})
