import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { connectPlans, type Cart, type PlanConnection } from '@hakuna-kit/core'
import { useCartStore, useProtection } from '../ProtectionContext.js'
import type { CartSnapshot } from './CartStore.js'
import { cartSignature } from './connectionsQuery.js'
import { connectionsQueryOptions } from './connectionsQueryOptions.js'

const noCart: Cart = { id: '', currency: '', lineItems: [] }
const unread: CartSnapshot = { cart: undefined, rows: new Map(), sync: { status: 'idle' } }

/** A TanStack Query result that always has `data`. */
export type PlanConnectionsResult = Omit<UseQueryResult<PlanConnection[]>, 'data' | 'isPlaceholderData'> & {
  data: PlanConnection[]
  /** True: `data` is computed from the cart's lines, because the insurer has not answered for this cart. */
  isPlaceholderData: boolean
}

/**
 * Which plan line item covers which product line item, as a TanStack Query result. The insurer is asked after the sync
 * has settled on the cart. Until it answers, and when it cannot, `data` is computed from the cart's lines and
 * `isPlaceholderData` is true.
 */
export function usePlanConnections(): PlanConnectionsResult {
  const { client } = useProtection()
  const cartStore = useCartStore()
  const { cart, sync } = useSyncExternalStore(cartStore.snapshot.subscribe, cartStore.snapshot.get, () => unread)
  const isSettled = sync.status === 'settled' && cartSignature(sync.cart) === cartSignature(cart ?? null)
  const { data, ...query } = useQuery({
    ...connectionsQueryOptions({ client, cart: cart ?? noCart }),
    enabled: !!cart && isSettled,
  })
  const computed = useMemo(() => connectPlans(cart ?? noCart).connections, [cart])
  return { ...query, data: data ?? computed, isPlaceholderData: !data }
}
