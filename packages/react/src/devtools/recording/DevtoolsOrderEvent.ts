/**
 * An order event, and its delivery to the insurer. The proxy does not give order events to browsers, so the
 * shop passes those that it wants to show, from a route of its own.
 */
export type DevtoolsOrderEvent = {
  /** What happened: `order_placed`, `order_fulfillment_added`, `order_cancelled`, … */
  type: string
  orderId: string
  /** When it happened, ISO 8601. */
  at: string
  /** State of the outbox entry for the insurer. Absent if there is none. */
  delivery?: 'waiting' | 'delivered' | 'dead' | 'skipped' | undefined
  /** Delivery attempts so far. */
  attempts?: number | undefined
  /** `kind` of the last attempt's failure. */
  failure?: string | undefined
  /** Units by product id. For plans the id of the product that they protect. */
  items?: readonly { productId: string; quantity: number }[] | undefined
}
