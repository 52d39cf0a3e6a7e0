import { queryOptions } from '@tanstack/react-query'
import type { Cart, getPlanConnections, ProtectionClient } from '@hakuna-kit/core'

export type ConnectionsQueryOptions = { client: ProtectionClient; cart: Cart }

/**
 * The query for the insurer's own plan connections of one cart. `ask` is passed in, because code of the first load and
 * code that is loaded later each have it from an entry of core of their own.
 */
export function connectionsQuery({ client, cart }: ConnectionsQueryOptions, ask: typeof getPlanConnections) {
  return queryOptions({
    queryKey: ['hakuna-kit', 'connections', cart.id, cartSignature(cart)] as const,
    queryFn: ({ signal }) => ask(client, cart, { signal }),
    staleTime: 3e5,
    retry: false,
  })
}

/** Equal for carts with the same lines: a line with another id, price, quantity or property makes another signature. */
export function cartSignature(cart: Cart | null): string {
  return JSON.stringify(cart && [cart.id, cart.lineItems])
}
