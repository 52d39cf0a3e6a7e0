import type { Money } from './money.js'

/** One line of the shop's cart: a product or, with `customProperties.productReference`, a plan. */
export type LineItem = {
  id: string
  /** A whole number, 1 or more. */
  quantity: number
  productId: string
  title: string
  brand?: string | undefined
  /**
   * Of a product: its category as in `Product`. With it a cart row finds plans from the line alone. It is used for plan
   * lookups only and is not part of a cart report or an order.
   */
  category?: string | undefined
  /** Price of one unit. */
  unitPrice: Money
  /** On plan line items exactly two keys: `productReference` and `planId`. */
  customProperties?: Record<string, string> | undefined
}

/** A line that is not in the cart yet. `unitPrice` is a hint: many carts set prices themselves. */
export type NewLineItem = Omit<LineItem, 'id'>

/** The shop's cart as its adapter reads it. */
export type Cart = {
  id: string
  /** Lower-case ISO 4217. */
  currency: string
  lineItems: LineItem[]
  /** Where the shop has one: a text that changes with every change of the cart. */
  version?: string | undefined
}

/**
 * How Hakuna Kit reads and changes the shop's cart. A write resolves after the cart has changed, or rejects with a
 * `CartAdapterError`. Every call needs a time limit of its own, because the sync waits for it. `cartAdapterCases` of
 * `@hakuna-kit/core/testing` checks an adapter.
 */
export interface CartAdapter {
  /** `null`: there is no cart yet, so there is nothing to report. */
  readCart(): Promise<Cart | null>
  /** Adds product and plan in one call; all of them or none, where the shop can do that. */
  addLineItems(items: NewLineItem[]): Promise<void>
  /** Quantity 0 removes the line. Resolves also where the line is missing or has this quantity already. */
  updateLineItem(lineItemId: string, quantity: number): Promise<void>
  /** Calls `onChange` after every change of the cart, whoever made it. Returns the unsubscribe function. */
  subscribe?(onChange: () => void): () => void
}
