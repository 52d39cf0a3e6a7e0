import { queryOptions } from '@tanstack/react-query'
import type { Cart, ProtectionClient } from '@hakuna-kit/core'

/** TanStack Query options for the insurer's own plan connections of one cart. */
export function connectionsQueryOptions({ client, cart }: { client: ProtectionClient; cart: Cart }) {
  return queryOptions({
    queryKey: ['hakuna-kit', 'connections', cart.id, cartSignature(cart)] as const,
    queryFn: ({ signal }) => client.getPlanConnections(cart, { signal }),
    staleTime: 3e5,
    retry: false,
  })
}

/** Equal for carts with the same lines: a line with another id, price, quantity or property makes another signature. */
export function cartSignature(cart: Cart | null): string {
  return JSON.stringify(cart && [cart.id, cart.lineItems])
}
