import { dehydrate, QueryClient, type DehydratedState } from '@tanstack/react-query'
import { createProtectionClient, type PlanLookup, type Product } from '@hakuna-kit/core'
import { plansQueryOptions } from './plansQueryOptions.js'

export type PrefetchPlansOptions = {
  /** The function from `createProtectionProxy()`. It is called directly, without a request over the network. */
  proxy: (request: Request) => Promise<Response>
  /**
   * The shopper's request for the page, or `{ headers }` where the framework gives no more. Session cookie, host and
   * scheme are read from it.
   */
  request: { headers: Headers; url?: string | undefined }
  /** The products of the page. */
  products: Product[]
  /** The proxy's `basePath`, if it is not the default. */
  basePath?: string | undefined
}

type DehydratedQuery = DehydratedState['queries'][number]
type QueryState = DehydratedQuery['state']

/**
 * The state that `HydrationBoundary` takes, with values of JSON only. So it survives `JSON.stringify`, and TanStack
 * Start accepts it as the answer of a server function.
 */
export type PlansState = {
  mutations: never[]
  queries: (Omit<DehydratedQuery, 'queryKey' | 'state' | 'promise' | 'meta'> & {
    queryKey: (string | Product)[]
    state: Omit<QueryState, 'data' | 'error' | 'fetchFailureReason' | 'fetchMeta'> & {
      data: PlanLookup
      error: null
      fetchFailureReason: null
      fetchMeta: null
    }
  })[]
}

export type PrefetchedPlans = {
  /** For TanStack Query's `HydrationBoundary`. */
  state: PlansState
  /**
   * The `Set-Cookie` header that must go with the page: without it the browser's first call opens another session than
   * the one that these plans belong to. `undefined` where the browser has the cookie already.
   */
  setCookie: string | undefined
}

/**
 * Looks plans up while the page is rendered on the server: then the opt-in is in the first HTML, and the browser sends
 * no request. Never rejects: the browser looks up what failed. `docs/prefetching.md` has a recipe for each framework.
 */
export async function prefetchPlans({
  proxy,
  request,
  products,
  basePath,
}: PrefetchPlansOptions): Promise<PrefetchedPlans> {
  const { headers, url } = request
  // As the proxy decides it for the calls of the browser, because the name of the cookie depends on it.
  const isSecure = [headers.get('x-forwarded-proto'), url].some((text) => /^https\b/i.test(text ?? ''))
  const origin = `http${isSecure ? 's' : ''}://${headers.get('host') ?? 'localhost'}`
  let cookie = headers.get('cookie')
  let setCookie: string | undefined
  const client = createProtectionClient({
    baseUrl: basePath,
    fetch: async (path, init) => {
      const call = new Request(new URL(String(path), origin), init)
      if (cookie) call.headers.set('cookie', cookie)
      const response = await proxy(call)
      const [own] = response.headers.getSetCookie()
      if (own) {
        setCookie = own
        // Further calls belong to this session. First, because of two cookies with one name the first counts.
        cookie = [own.split(';')[0], cookie].filter(Boolean).join('; ')
      }
      return response
    },
  })
  const queries = new QueryClient()
  await Promise.all(products.map((product) => queries.prefetchQuery(plansQueryOptions({ client, product }))))
  const dehydrated = dehydrate(queries, {
    shouldDehydrateQuery: ({ state }) =>
      state.status === 'success' && (state.data as PlanLookup).reason !== 'insurer_unavailable',
  })
  return { state: JSON.parse(JSON.stringify(dehydrated)) as PlansState, setCookie }
}
