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
