import { queryOptions } from '@tanstack/react-query'
import type { PlanLookup, Product, ProtectionClient } from '@hakuna-kit/core'
import { devWarnings } from '../devWarnings.js'

/**
 * TanStack Query options for the plans of one product. The key holds the product's data and no client, so the browser
 * can use the dehydrated answer of a server. A lookup for which the insurer was not available is stale after 30 s,
 * every other after 5 min (our choice: the insurer states no lifetime of a looked-up price).
 */
export function plansQueryOptions({ client, product }: { client: ProtectionClient; product: Product }) {
  const { id, category, title, brand, price } = product
  return queryOptions({
    queryKey: ['hakuna-kit', 'plans', id, category ?? '', title, brand, price] as const,
    // These fields only: a shop's product object may hold more, which must not reach the insurer.
    queryFn: async ({ signal }) => {
      // Fails where a client of the shop's own answers without plans.
      const lookups = client
        .lookUpPlans([{ id, category, title, brand, price }], { signal })
        .then(([lookup]) => [{ ...lookup, plans: lookup!.plans.filter(Boolean) } as PlanLookup])
      if (process.env.NODE_ENV !== 'production') devWarnings?.watchLookup(client, product, lookups)
      return (await lookups)[0]!
    },
    staleTime: ({ state }) => (state.data?.reason === 'insurer_unavailable' ? 3e4 : 3e5),
    // The proxy has tried again already.
    retry: false,
  })
}
