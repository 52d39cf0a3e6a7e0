/** One change that the cart sync made to a plan line, and why. */
export type CartChange = {
  lineItemId: string
  /** Product id that the plan line refers to. */
  productReference: string
  title: string
  /** Quantity before; never 0. */
  from: number
  /** Quantity after; 0 means the line was removed. */
  to: number
  reason: CartChangeReason
}

export type CartChangeReason =
  /** Prediction: the product's quantity changed and its plans follow; or there were more plans than products. */
  | 'follows_product'
  /** Prediction: the plan's product is no longer in the cart. */
  | 'product_removed'
  /** The insurer asked for it. */
  | 'insurer_action'
