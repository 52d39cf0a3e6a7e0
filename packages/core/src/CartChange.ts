/** What the insurer asks for after a report. */
export type CartAction =
  /** `quantity` 0 removes the line (our reading: the documents name no other way). */
  | { type: 'update_line_item'; lineItemId: string; quantity: number }
  /** An action type that is in no document; passed on as data. */
  | { type: 'unknown'; name: string; payload: unknown }

/** One change that the cart sync made to a plan line, and its reason. */
export type CartChange = {
  lineItemId: string
  /** Product id that the plan line refers to. */
  productReference: string
  title: string
  /** Quantity before; never 0. */
  from: number
  /** Quantity after; 0 means that the line was removed. */
  to: number
  reason: CartChangeReason
}

export type CartChangeReason =
  /** Predicted: the quantity of the product changed and its plans follow, or there were more plans than products. */
  | 'follows_product'
  /** Predicted: the product of the plan is no longer in the cart. */
  | 'product_removed'
  /** The insurer asked for it. */
  | 'insurer_action'
