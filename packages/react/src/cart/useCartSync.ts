'use client'
import { useCallback, useSyncExternalStore } from 'react'
import type { CartSyncState } from '@hakuna-kit/core'
import { useCartStore } from '../ProtectionContext.js'

const idle: CartSyncState = { status: 'idle' }

/**
 * The state of the cart sync, and `sync()` for shops whose adapter has no `subscribe`: call it after each change of
 * the cart. It resolves with the settled or failed state.
 */
export function useCartSync(): { state: CartSyncState; sync: () => Promise<CartSyncState> } {
  const view = useCartStore('useCartSync()')
  const state = useSyncExternalStore(
    view.subscribe,
    () => view.get().sync,
    () => idle,
  )
  const sync = useCallback(async () => (await view.load())?.sync() ?? view.get().sync, [view])
  return { state, sync }
}
