'use client'
import { useSyncExternalStore } from 'react'
import type { CartSyncState } from '@hakuna-kit/core'
import { useCartStore } from './ProtectionContext.js'

const idle: CartSyncState = { status: 'idle' }

/**
 * The state of the cart sync, and `sync()` for shops whose adapter has no `subscribe`: call it after each change of
 * the cart. It resolves with the settled or failed state and never rejects.
 */
export function useCartSync(): { state: CartSyncState; sync: () => Promise<CartSyncState> } {
  const store = useCartStore('calls useCartSync()')
  const state = useSyncExternalStore(store.syncState.subscribe, store.syncState.get, () => idle)
  return { state, sync: store.sync }
}
