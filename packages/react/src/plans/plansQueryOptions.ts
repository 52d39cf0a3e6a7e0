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
  // These fields only: a shop's product object may hold more, which must not reach the insurer.
  const sent: Product = { id, category, title, brand, price }
  return queryOptions({
    queryKey: ['hakuna-kit', 'plans', id, sent] as const,
    queryFn: ({ signal }) => {
      const lookup = lookUpPlans(client, sent, signal)
      if (process.env.NODE_ENV !== 'production') devWarnings?.watchLookup(client, product, lookup)
      return lookup
    },
    staleTime: ({ state }) => (state.data?.reason === 'insurer_unavailable' ? 3e4 : 3e5),
    // The proxy has tried again already.
    retry: false,
  })
}

/** Fails where a client of the shop's own answers without plans. */
async function lookUpPlans(client: ProtectionClient, product: Product, signal: AbortSignal): Promise<PlanLookup> {
  const [lookup] = await client.lookUpPlans([product], { signal })
  return { ...lookup!, plans: lookup!.plans.filter(Boolean) }
}
