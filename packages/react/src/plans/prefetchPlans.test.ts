// @vitest-environment node
import { hydrate, QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { createProtectionClient, type Product } from '@hakuna-kit/core'
import { phone, phoneCase, tablet } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/server/createStack'
import { plansQueryOptions } from './plansQueryOptions.js'
import { prefetchPlans, type PrefetchPlansOptions } from './prefetchPlans.js'

type Stack = ReturnType<typeof createStack>

const prefetch = ({ proxy }: Stack, options: Partial<PrefetchPlansOptions> = {}) =>
  prefetchPlans({ proxy, request: new Request('http://shop.example/phone'), products: [phone], ...options })
const pairOf = (setCookie: string | undefined) => setCookie?.split(';')[0] ?? ''
/** The insurer's session of every lookup. */
const sessionsOf = ({ sandbox }: Stack) => [
  ...new Set(sandbox.inspect().messages.map(({ query }) => query['user_session_id'])),
]

describe('the state', () => {
  it('is plain JSON, and a browser finds its plans without a request', async () => {
    const stack = createStack()
    // A price from a database may hold more than its type says.
    const price = { ...tablet.price, validFrom: new Date(), discount: undefined }
    const products = [phone, { ...tablet, price }, phoneCase]
    const { state } = await prefetch(stack, { products })
    const sent: typeof state = JSON.parse(JSON.stringify(state))
    expect(sent).toStrictEqual(state)
    const queries = new QueryClient()
    hydrate(queries, sent)
    const client = createProtectionClient({ fetch: () => Promise.reject(new Error('A request was sent.')) })
    const lookups = await Promise.all(
      products.map((product) => queries.fetchQuery({ ...plansQueryOptions({ client, product }), staleTime: Infinity })),
    )
    expect(lookups.map(({ plans, reason }) => reason ?? plans.length)).toEqual([1, 2, 'no_match'])
    expect(JSON.stringify(state)).not.toContain('sk_test')
  })

  it('leaves out what the insurer could not answer, so that the browser looks it up', async () => {
    const stack = createStack({ sandbox: { faults: [{ status: 503 }] }, proxy: { retry: { tries: 1 } } })
    expect((await prefetch(stack)).state.queries).toEqual([])
  })

  it.each<[string, Partial<PrefetchPlansOptions>]>([
    ['whose proxy rejects', { proxy: () => Promise.reject(new Error('broken')) }],
    ['with a malformed host', { request: { headers: new Headers({ host: 'a b' }) } }],
    ['at another path', { basePath: '/elsewhere' }],
  ])('is empty for a call %s', async (_, options) => {
    expect(await prefetch(createStack(), options)).toEqual({
      state: { mutations: [], queries: [] },
      setCookie: undefined,
    })
  })
})

describe('the session cookie', () => {
  it('goes with the page of a new shopper, so that the browser stays in the session of the lookups', async () => {
    const stack = createStack()
    const { setCookie } = await prefetch(stack)
    expect(setCookie).toMatch(/^hakuna_session=.*; HttpOnly/)
    const { userSessionId } = await stack.proxy.getUserSession(
      new Request('http://shop.example', { headers: { cookie: pairOf(setCookie) } }),
    )
    expect(sessionsOf(stack)).toEqual([userSessionId])
  })

  it('is not set again for a shopper who has it', async () => {
    const stack = createStack()
    const first = await prefetch(stack)
    const headers = { cookie: `basket=7; ${pairOf(first.setCookie)}` }
    const again = await prefetch(stack, {
      request: new Request('http://shop.example', { headers }),
      products: [tablet],
    })
    expect(again.setCookie).toBeUndefined()
    expect(sessionsOf(stack)).toHaveLength(1)
  })

  it.each(['', 'hakuna_session=old'])(
    'is one for many requests of a page, where the browser sent %j',
    async (cookie) => {
      const stack = createStack()
      const products = Array.from({ length: 250 }, (_, index): Product => ({ ...phone, id: `prd-${index}` }))
      const request = new Request('http://shop.example', { headers: { cookie } })
      const { state } = await prefetch(stack, { request, products })
      expect(state.queries).toHaveLength(250)
      expect(sessionsOf(stack)).toHaveLength(1)
    },
  )

  it("goes to every call beside the shopper's own cookies, which come unchanged", async () => {
    const stack = createStack()
    const cookies: (string | null)[] = []
    const proxy = (request: Request) => {
      cookies.push(request.headers.get('cookie'))
      return stack.proxy(request)
    }
    const products = Array.from({ length: 250 }, (_, index): Product => ({ ...phone, id: `prd-${index}` }))
    const request = new Request('http://shop.example', { headers: { cookie: 'basket=7; theme=dark' } })
    const { setCookie } = await prefetch(stack, { proxy, request, products })
    const [first, ...others] = cookies
    expect(first).toBe('basket=7; theme=dark')
    expect(others.length).toBeGreaterThan(0)
    // Calls that were begun before the first answer belong to no session yet.
    expect(new Set(others)).toEqual(new Set([`${pairOf(setCookie)}; basket=7; theme=dark`]))
  })

  it('reaches a session of the shop, which the shop reads from its own cookie', async () => {
    const session = { id: (request: Request) => request.headers.get('cookie')?.replace('login=', 'shopper-') ?? 'none' }
    const stack = createStack({ proxy: { session } })
    const headers = new Headers({ cookie: 'login=jane', host: 'shop.example' })
    await prefetch(stack, { request: { headers } })
    expect(sessionsOf(stack)).toEqual(['shopper-jane'])
    const cookies: (string | null)[] = []
    const proxy = (request: Request) => {
      cookies.push(request.headers.get('cookie'))
      return stack.proxy(request)
    }
    await prefetch(stack, { proxy, request: { headers: new Headers() } })
    expect(cookies).toEqual([null])
  })

  it.each([
    [{ url: 'http://shop.example/phone', headers: new Headers() }, 'http://localhost'],
    [
      { url: 'https://shop.example/phone', headers: new Headers({ host: 'shop.example:8443' }) },
      'https://shop.example:8443',
    ],
    [{ headers: new Headers({ host: 'shop.example', 'x-forwarded-proto': 'HTTPS' }) }, 'https://shop.example'],
    [{ headers: new Headers({ host: 'shop.example', 'x-forwarded-proto': 'httpsx' }) }, 'http://shop.example'],
    [{ headers: new Headers({ host: 'shop.example', 'x-forwarded-proto': 'http,https' }) }, 'http://shop.example'],
  ])('is asked for at the origin of the page: %#', async (request, origin) => {
    const stack = createStack()
    const urls: string[] = []
    const proxy = (call: Request) => {
      urls.push(`${call.method} ${call.url}`)
      return stack.proxy(call)
    }
    await prefetch(stack, { proxy, request })
    expect(urls).toEqual([`POST ${origin}/api/protection/plans`])
  })

  it.each<[string, PrefetchPlansOptions['request']]>([
    ['whose URL is https', new Request('https://shop.example/phone')],
    ['that came through TLS', { headers: new Headers({ 'x-forwarded-proto': 'https,http', host: 'shop.example' }) }],
    ['with https in its URL only', { url: 'https://a.example', headers: new Headers({ 'x-forwarded-proto': 'http' }) }],
  ])('is the one that browsers send over https, for a request %s', async (_, request) => {
    const { setCookie } = await prefetch(createStack(), { request })
    expect(setCookie).toMatch(/^__Host-hakuna_session=.*; Secure/)
  })

  it('is absent where the shop has sessions of its own', async () => {
    const stack = createStack({ proxy: { session: { id: () => 'shop-7' } } })
    expect((await prefetch(stack)).setCookie).toBeUndefined()
    expect(sessionsOf(stack)).toEqual(['shop-7'])
  })
})
