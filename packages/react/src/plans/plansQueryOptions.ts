import { queryOptions } from '@tanstack/react-query'
import type { PlanLookup, Product, ProtectionClient } from '@hakuna-kit/core'

/**
 * TanStack Query options for the plans of one product. The key holds the product's facts and no client, so a
 * server's dehydrated answer serves the browser. A lookup with an unavailable insurer goes stale after 30 s,
 * every other after 5 min (our reading: the insurer states no lifetime of a looked-up price).
 */
export function plansQueryOptions({ client, product }: { client: ProtectionClient; product: Product }) {
  const { id, category, title, brand, price } = product
  return queryOptions({
    queryKey: ['hakuna-kit', 'plans', id, category ?? '', title, brand, price] as const,
    // These facts only: what else a shop's product object holds is none of the insurer's business.
    queryFn: async ({ signal }) =>
      (await client.lookUpPlans([{ id, category, title, brand, price }], { signal }))[0] as PlanLookup,
    staleTime: ({ state }) => (state.data?.reason === 'insurer_unavailable' ? 3e4 : 3e5),
    // The proxy retries upstream; a shopper should not wait for a second round.
    retry: false,
  })
}
