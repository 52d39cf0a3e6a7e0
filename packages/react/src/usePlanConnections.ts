'use client'
import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { connectPlans, type Cart } from '@hakuna-kit/core'
import { useCartView, useProtection } from './ProtectionContext.js'
import { connectionsQueryOptions } from './connectionsQueryOptions.js'

const noCart: Cart = { id: '', currency: '', lineItems: [] }

/**
 * Which plan line covers which product line, as a TanStack Query result. Asks the insurer; until its answer is there
 * `data` is the local reading and `isPlaceholderData` is true.
 */
export function usePlanConnections() {
  const { client } = useProtection('usePlanConnections()')
  const view = useCartView('usePlanConnections()')
  const cart =
    useSyncExternalStore(
      view.subscribe,
      () => view.get().cart,
      () => undefined,
    ) ?? noCart
  return useQuery({
    ...connectionsQueryOptions({ client, cart }),
    enabled: cart !== noCart,
    placeholderData: () => connectPlans(cart).connections,
  })
}
