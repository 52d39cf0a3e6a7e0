import type { Cart, NewLineItem } from './cart.js'

/**
 * How Hakuna Kit reads and changes the shop's cart. Each write makes it so, or rejects with a `CartAdapterError`. Every call
 * has a time limit of its own: a sync waits for it. `cartAdapterCases` of `@hakuna-kit/core/testing` checks an adapter.
 */
export interface CartAdapter {
  /** `null`: no cart yet, nothing to report. */
  readCart(): Promise<Cart | null>
  /** Product and plan in one call; all or none where the shop can. */
  addLineItems(items: NewLineItem[]): Promise<void>
  /** `0` removes. A line that is already gone or already so: resolves. */
  updateLineItem(lineItemId: string, quantity: number): Promise<void>
  /** Calls `onChange` after every change of the cart, whoever made it. Returns the unsubscribe function. */
  subscribe?(onChange: () => void): () => void
}
