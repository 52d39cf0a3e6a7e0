import { origin } from '@hakuna-kit/test/server/createBrowserFetch'
import { createStack, post } from '@hakuna-kit/test/server/createStack'
import { describe, expect, it, vi } from 'vitest'
import { InsurerConfigurationError } from '../../insurer/transport/resolveInsurerAddress.js'
import { createCallShop } from '../createCallShop.js'
import type { ProxyEvent } from '../ProxyEvent.js'
import { createSessions } from './createSessions.js'
import { createSessionSigner } from './createSessionSigner.js'

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
    const ownCookie = await ask(toCookie(plain.setCookie), 'http://localhost:5173/')
    expect(ownCookie).toEqual({ userSessionId: plain.userSessionId, origin: 'known' })
    for (const proto of ['https', 'HTTPS', 'https, http', 'https,http']) {
      const behind = await ask(undefined, 'http://shop.example/', { 'x-forwarded-proto': proto })
      expect(behind.setCookie).toMatch(/^__Host-hakuna_session=.*; Secure/)
    }
    for (const proto of ['http', 'http, https', 'httpsx', '']) {
      const notBehind = await ask(undefined, 'http://shop.example/', { 'x-forwarded-proto': proto })
      expect(notBehind.setCookie).toMatch(/^hakuna_session=/)
    }
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

  it('is signed again after a day in use, and not earlier', async () => {
    const { ask, wait } = setUp()
    const first = await ask()
    wait(day)
    expect(await ask(toCookie(first.setCookie))).toEqual({ userSessionId: first.userSessionId, origin: 'known' })
    wait(1)
    const renewed = await ask(toCookie(first.setCookie))
    expect(renewed).toEqual({
      userSessionId: first.userSessionId,
      origin: 'known',
      setCookie: expect.stringMatching(/^__Host-hakuna_session=.*; Secure/) as string,
    })
    expect(toCookie(renewed.setCookie)).not.toBe(toCookie(first.setCookie))
    wait(30 * day - 1)
    expect((await ask(toCookie(renewed.setCookie))).userSessionId).toBe(first.userSessionId)
    expect((await ask(toCookie(first.setCookie))).userSessionId).not.toBe(first.userSessionId)
  })

  it('is replaced after 30 days without a visit, and not earlier', async () => {
    const { ask, wait } = setUp()
    const first = await ask()
    wait(30 * day)
    expect(await ask(toCookie(first.setCookie))).toMatchObject({ userSessionId: first.userSessionId, origin: 'known' })
    wait(1)
    const second = await ask(toCookie(first.setCookie))
    expect(second).toMatchObject({ origin: 'new', setCookie: expect.any(String) })
    expect(second.userSessionId).not.toBe(first.userSessionId)
  })

  it('is replaced when its time is more than 5 minutes in the future', async () => {
    const ahead = setUp()
    const fiveMinutes = 300_000
    ahead.wait(fiveMinutes)
    const first = await ahead.ask()
    expect(await setUp().ask(toCookie(first.setCookie))).toEqual({
      userSessionId: first.userSessionId,
      origin: 'known',
    })
    ahead.wait(1_000)
    const second = await ahead.ask()
    expect((await setUp().ask(toCookie(second.setCookie))).userSessionId).not.toBe(second.userSessionId)
  })

  it('has the whole second in which it was signed', async () => {
    const late = setUp()
    late.wait(999)
    const { setCookie } = await late.ask()
    expect(toCookie(setCookie).split('.')[1]).toBe((start / 1_000).toString(36))
  })

  it('is checked once, and then known without a look at its signature', async () => {
    const { ask } = setUp()
    const cookie = toCookie((await ask()).setCookie)
    const verify = vi.spyOn(crypto.subtle, 'verify')
    const found = [await ask(cookie), await ask(cookie)]
    expect(found[1]).toEqual(found[0])
    expect(verify).toHaveBeenCalledTimes(1)
    verify.mockRestore()
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

  it('is signed with the secret key by default, which all processes of the shop have', async () => {
    const proxyOf = (secretKey: string) => createStack({ proxy: { secretKey } }).proxy
    const { setCookie, userSessionId } = await proxyOf('sk_test_of_this_shop').getUserSession(new Request(origin))
    const ask = (secretKey: string) =>
      proxyOf(secretKey).getUserSession(new Request(origin, { headers: { cookie: toCookie(setCookie) } }))
    expect(await ask('sk_test_of_this_shop')).toMatchObject({ userSessionId })
    expect((await ask('sk_test_of_another_shop')).userSessionId).not.toBe(userSessionId)
    const [, value = ''] = toCookie(setCookie).split('=')
    expect(await createSessionSigner(['sk_test_of_this_shop']).verify(value)).toMatchObject({ userSessionId })
  })

  it('is signed with the cookie secrets instead where the shop gives them', async () => {
    const cookieSecrets = ['n'.repeat(32)]
    const { proxy } = createStack({ proxy: { session: { cookieSecrets } } })
    const [, value = ''] = toCookie((await proxy.getUserSession(new Request(origin))).setCookie).split('=')
    expect(await createSessionSigner(cookieSecrets).verify(value)).toBeDefined()
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

  it.each([null, undefined])('is the cookie where the shop answers %s', async (none) => {
    const { ask } = setUp({ id: () => none })
    const first = await ask()
    expect(await ask(toCookie(first.setCookie))).toEqual({ userSessionId: first.userSessionId, origin: 'known' })
  })

  it('has 1 to 200 printable characters', async () => {
    const find = (id: string) => setUp({ id: () => id }).ask()
    for (const id of ['!', '~', 'x'.repeat(200)]) expect((await find(id)).userSessionId).toBe(id)
    for (const id of ['', ' ', 'x'.repeat(201), 'two words', ' shop-7', 'shop-7\n', 'shop\u007f', 'sch\u00f6n']) {
      await expect(find(id)).rejects.toMatchObject({
        code: 'internal_error',
        more: { detail: 'session.id() gave no usable id.' },
      })
    }
  })

  it('answers 503 when the shop fails, and says so with the request id', async () => {
    const events: ProxyEvent[] = []
    const { proxy } = createStack({
      proxy: {
        onEvent: (event) => events.push(event),
        session: {
          id: () => {
            throw new RangeError('database down, password hunter2')
          },
        },
      },
    })
    const response = await proxy(post('/plans', { products: [] }, { 'x-request-id': 'request-1' }))
    expect(await response.json()).toMatchObject({ status: 503, code: 'shop_unavailable' })
    expect(events.filter(({ type }) => type === 'shop_failed')).toEqual([
      { type: 'shop_failed', callback: 'session.id', error: 'RangeError', requestId: 'request-1' },
    ])
    expect(JSON.stringify(events)).not.toContain('hunter2')
  })
})

describe('cookie secrets', () => {
  it('are one or more, of 32 characters or more each', () => {
    const [short, long] = ['x'.repeat(31), 'x'.repeat(32)] as [string, string]
    expect(() => setUp({ cookieSecrets: [long] })).not.toThrow()
    for (const cookieSecrets of [[], [short], [long, short], [short, long]]) {
      expect(() => setUp({ cookieSecrets })).toThrow(InsurerConfigurationError)
      expect(() => setUp({ cookieSecrets })).toThrow(/shorter than 32 characters, or none is given/)
    }
  })
})
