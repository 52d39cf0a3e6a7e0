import type { QueryClient } from '@tanstack/react-query'
import type { Cart, CartAdapter, CartSyncState, LineItem, Plan, ProtectionClient } from '@hakuna-kit/core'
import type { CartController } from './createCartController.js'
import { createObservable } from '../createObservable.js'
import type { Announcer } from '../createAnnouncer.js'

/** One product line of the cart and what covers it. */
export type CartRow = {
  lineItem: LineItem
  /** Plan lines that cover units of this line, and how many of them. */
  cover: { planLineItem: LineItem; quantity: number }[]
  pending?: PendingChange
  notice?: RowNotice
}

/** A change that the shopper asked for and the cart has not confirmed yet. `planLineItemId`: the plan that goes for it. */
export type PendingChange =
  { type: 'adding'; plan: Plan; planLineItemId: string | undefined } | { type: 'removing'; planLineItemId: string }

/** The last thing that the cart did to a row's protection. `title` is the plan's. */
export type RowNotice =
  | { type: 'removed'; title: string }
  | { type: 'adjusted'; title: string; count: number }
  /** The change was undone. `code` is a `CartAdapterError` code. */
  | { type: 'addFailed' | 'removeFailed'; title: string; code: 'conflict' | 'locked' | 'refused' | 'unavailable' }

export type CartSnapshot = {
  /** `undefined`: not read yet. */
  cart: Cart | null | undefined
  /** By line id; the same object as long as nothing about the line changed. */
  rows: ReadonlyMap<string, CartRow>
  sync: CartSyncState
  /** There from the moment on at which anything can be said about a row. */
  controller?: CartController
}

export type CartStoreOptions = {
  adapter: CartAdapter
  client: ProtectionClient
  queries: QueryClient
  announcer: Announcer
}

/**
 * What the rows see of the cart. One per provider. The controller behind it (reading, syncing, changing) is loaded once the
 * page stands: nothing can be said about a row before the shop's cart was read, so nobody waits for it.
 */
export type CartStore = ReturnType<typeof createCartStore>

export function createCartStore(options: CartStoreOptions) {
  const view = createObservable<CartSnapshot>({ cart: undefined, rows: new Map(), sync: { status: 'idle' } })
  let controller: Promise<CartController | void> | undefined
  return {
    adapter: options.adapter,
    ...view,
    /** Resolves with nothing where the code cannot be had: the rows stay away, and whoever asks next tries again. */
    load: (): Promise<CartController | void> =>
      (controller ??= import('./createCartController.js')
        .then(({ createCartController }) => createCartController({ ...options, view }))
        .catch(() => {
          controller = undefined
          view.set({ ...view.get(), cart: null })
        })),
  }
}
