import type { QueryClient } from '@tanstack/react-query'
import type { Cart, CartAdapter, ProtectionClient } from '@hakuna-kit/core'
import type { CartSyncEvent, CartSyncState } from '@hakuna-kit/core/sync'
import type { Announcer } from '../createAnnouncer.js'
import type { Lazy } from '../createLazy.js'
import type { Observable } from '../createObservable.js'
import type { CartRow } from './CartRow.js'
import type { ConnectedRow, RowOptions } from './row/ConnectedRow.js'

export type CartSnapshot = {
  /** `undefined`: not read yet. */
  cart: Cart | null | undefined
  /** By line item id. A row is the same object as long as nothing about it changes. */
  rows: ReadonlyMap<string, CartRow>
  sync: CartSyncState
}

export type CartStoreOptions = {
  adapter: CartAdapter
  client: ProtectionClient
  queries: QueryClient
  announcer: Announcer
}

/** The cart of one provider. */
export type CartStore = {
  adapter: CartAdapter
  /** What the components know of the cart. */
  snapshot: Pick<Observable<CartSnapshot>, 'get' | 'subscribe'>
  /**
   * Reads, syncs and changes the cart. Loaded after the first render: until the cart is read there is nothing to show.
   * Where its code cannot be downloaded the snapshot's `cart` is null, so rows show nothing.
   */
  controller: Lazy<CartController>
}

export type CartController = {
  /** Reads the cart, and syncs it if it has changed. */
  refresh(): Promise<void>
  /** A row is on the page until the returned function is called. */
  watch(): () => void
  /** What a row shows and can do. */
  connectRow(options: RowOptions): ConnectedRow
  sync(): Promise<CartSyncState>
  /** The engine's last event, for the developer panel. */
  syncEvents: Observable<CartSyncEvent | undefined>
  /** Reads the cart and follows its changes until the returned function is called. */
  start(): () => void
}
