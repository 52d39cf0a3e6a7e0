import { queryOptions } from '@tanstack/react-query'
import type { Cart, ProtectionClient } from '@hakuna-kit/core'
import { cartSignature } from './cartSignature.js'

/** TanStack Query options for the insurer's own plan connections of one cart. */
export function connectionsQueryOptions({ client, cart }: { client: ProtectionClient; cart: Cart }) {
  return queryOptions({
    queryKey: ['hakuna-kit', 'connections', cart.id, cartSignature(cart)] as const,
    queryFn: ({ signal }) => client.getPlanConnections(cart, { signal }),
    staleTime: 3e5,
    retry: false,
  })
}
