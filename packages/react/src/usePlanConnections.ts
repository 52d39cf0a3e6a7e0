'use client'
import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { connectPlans, type Cart } from '@hakuna-kit/core'
import { useCartStore, useProtection } from './ProtectionContext.js'
import { connectionsQueryOptions } from './queries.js'

const emptyCart: Cart = { id: '', currency: '', lineItems: [] }

/**
 * Which plan line covers which product line, as a TanStack Query result. Asks the insurer; until its answer is there
 * `data` is the local reading and `isPlaceholderData` is true.
 */
export function usePlanConnections() {
  const { client } = useProtection('calls usePlanConnections()')
  const store = useCartStore('calls usePlanConnections()')
  const cart = useSyncExternalStore(store.cart.subscribe, store.cart.get, () => undefined) ?? emptyCart
  return useQuery({
    ...connectionsQueryOptions({ client, cart }),
    enabled: cart !== emptyCart,
    placeholderData: () => connectPlans(cart).connections,
  })
}
