'use client'
import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { connectPlans, type Cart } from '@hakuna-kit/core'
import { cartSignature } from './cartSignature.js'
import type { CartSnapshot } from './createCartStore.js'
import { useCartStore, useProtection } from '../ProtectionContext.js'
import { connectionsQueryOptions } from './connectionsQueryOptions.js'

const noCart: Cart = { id: '', currency: '', lineItems: [] }
const unread: CartSnapshot = { cart: undefined, rows: new Map(), sync: { status: 'idle' } }

/**
 * Which plan line covers which product line, as a TanStack Query result. The insurer is asked once it knows the cart, that is
 * after the sync has settled on it; until its answer is there `data` is the local reading and `isPlaceholderData` is true.
 */
export function usePlanConnections() {
  const { client } = useProtection('usePlanConnections()')
  const view = useCartStore('usePlanConnections()')
  const { cart, sync } = useSyncExternalStore(view.subscribe, view.get, () => unread)
  const isKnown = sync.status === 'settled' && cartSignature(sync.cart) === cartSignature(cart ?? null)
  return useQuery({
    ...connectionsQueryOptions({ client, cart: cart ?? noCart }),
    enabled: !!cart && isKnown,
    placeholderData: () => connectPlans(cart ?? noCart).connections,
  })
}
