import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { connectPlans, type Cart } from '@hakuna-kit/core'
import { useCartStore, useProtection } from '../ProtectionContext.js'
import type { CartSnapshot } from './CartStore.js'
import { cartSignature } from './connectionsQuery.js'
import { connectionsQueryOptions } from './connectionsQueryOptions.js'

const noCart: Cart = { id: '', currency: '', lineItems: [] }
const unread: CartSnapshot = { cart: undefined, rows: new Map(), sync: { status: 'idle' } }

/**
 * Which plan line item covers which product line item, as a TanStack Query result. The insurer is asked after the sync
 * has settled on the cart. Until it answers, `data` is computed from the cart's lines and `isPlaceholderData` is true.
 */
export function usePlanConnections() {
  const { client } = useProtection()
  const cartStore = useCartStore()
  const { cart, sync } = useSyncExternalStore(cartStore.snapshot.subscribe, cartStore.snapshot.get, () => unread)
  const isSettled = sync.status === 'settled' && cartSignature(sync.cart) === cartSignature(cart ?? null)
  return useQuery({
    ...connectionsQueryOptions({ client, cart: cart ?? noCart }),
    enabled: !!cart && isSettled,
    placeholderData: () => connectPlans(cart ?? noCart).connections,
  })
}
