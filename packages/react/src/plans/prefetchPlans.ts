import { dehydrate, QueryClient, type DehydratedState } from '@tanstack/react-query'
import { createProtectionClient, defaultBasePath, type PlanLookup, type Product } from '@hakuna-kit/core'
import { plansQueryOptions } from './plansQueryOptions.js'

export type PrefetchPlansOptions = {
  /** The function from `createProtectionProxy()`. It is called directly, without a request over the network. */
  proxy: (request: Request) => Promise<Response>
  /** Headers of the shopper's request; the session cookie, host and scheme are read from them. */
  headers: Headers
  products: Product[]
  /** The proxy's `basePath`, if it is not the default. */
  basePath?: string | undefined
}

/**
 * Looks plans up while the page is rendered on the server. Pass the result to TanStack Query's `HydrationBoundary`:
 * then the opt-in is in the first HTML, and the browser sends no request. Never rejects: the browser looks up what
 * failed.
 */
export async function prefetchPlans({
  proxy,
  headers,
  products,
  basePath = defaultBasePath,
}: PrefetchPlansOptions): Promise<DehydratedState> {
  const origin = `${headers.get('x-forwarded-proto') ?? 'http'}://${headers.get('host') ?? 'localhost'}`
  const client = createProtectionClient({
    baseUrl: new URL(basePath, origin).href,
    fetch: (input, init) => {
      const request = new Request(input, init)
      const cookie = headers.get('cookie')
      if (cookie) request.headers.set('cookie', cookie)
      return proxy(request)
    },
  })
  const queries = new QueryClient()
  await Promise.all(products.map((product) => queries.prefetchQuery(plansQueryOptions({ client, product }))))
  return dehydrate(queries, {
    shouldDehydrateQuery: ({ state }) =>
      state.status === 'success' && (state.data as PlanLookup).reason !== 'insurer_unavailable',
  })
}
