import { useCallback, useSyncExternalStore } from 'react'
import type { CartSyncState } from '@hakuna-kit/core/sync'
import { useCartStore } from '../ProtectionContext.js'

const idle: CartSyncState = { status: 'idle' }

/**
 * The state of the cart sync, and `sync()` for shops whose adapter has no `subscribe`: call it after each change of
 * the cart. It resolves with the settled or failed state.
 */
export function useCartSync(): { state: CartSyncState; sync: () => Promise<CartSyncState> } {
  const cartStore = useCartStore()
  const state = useSyncExternalStore(
    cartStore.snapshot.subscribe,
    () => cartStore.snapshot.get().sync,
    () => idle,
  )
  const sync = useCallback(
    async () => (await cartStore.controller.load())?.sync() ?? cartStore.snapshot.get().sync,
    [cartStore],
  )
  return { state, sync }
}
