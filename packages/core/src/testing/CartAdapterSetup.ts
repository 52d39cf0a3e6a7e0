import type { CartAdapter, NewLineItem } from '../cart.js'

export type CartAdapterSetup = {
  /**
   * Makes the cart of a shopper who has not added anything yet. `other` is a second adapter over the same cart, as in
   * another tab. Called once for each case, or twice.
   */
  createAdapters: () => Promise<{ adapter: CartAdapter; other?: CartAdapter | undefined }>
  /** Two products that the shop sells, with stock for at least 3 of each. */
  products: [NewLineItem, NewLineItem]
  /** A plan for each of them, made by `toPlanLineItem`. Both may be the same item of the shop. */
  plans: [NewLineItem, NewLineItem]
  /** Another plan for the first product, if there is one. It may be the same item of the shop, too. */
  otherPlan?: NewLineItem | undefined
  /** A product that the cart does not accept, if there is one, e.g. because it is out of stock. */
  refusedProduct?: NewLineItem | undefined
}

/** One test case, for any test runner. */
export type NamedCase = { name: string; run: () => Promise<void> }
