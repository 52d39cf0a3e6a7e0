import type { TimelineEntry } from './TimelineEntry.js'

/**
 * What the shop's server knows of an order and of telling the insurer about it. The browser never reaches order events
 * by the proxy, so the shop hands over what it likes to show, from a route of its own.
 */
export type DevtoolsOrderEvent = {
  /** What happened: `order_placed`, `order_fulfillment_added`, `order_cancelled`, … */
  type: string
  orderId: string
  /** When it happened, ISO 8601. */
  at: string
  /** State of the outbox entry that tells the insurer; absent where there is none. */
  delivery?: 'waiting' | 'delivered' | 'dead' | 'skipped' | undefined
  /** Tries so far. */
  attempts?: number | undefined
  /** `kind` of the last try's failure. */
  failure?: string | undefined
  /** Units by product id; for plans the id of the product that they protect. */
  items?: readonly { productId: string; quantity: number }[] | undefined
}

export type OrderEventFacts = {
  /** The order event's own type. */
  name: string
  orderId: string
  delivery?: string | undefined
  attempts?: number | undefined
  failure?: string | undefined
  items: { productId: string; quantity: number }[]
}

/** Takes the documented fields and no other: a whole order with its customer may have been passed by mistake. */
export function toOrderEntry({ type, orderId, at, ...event }: DevtoolsOrderEvent, index: number): TimelineEntry {
  const { delivery, attempts, failure, items = [] } = event
  return {
    // The timeline's own ids count upwards from 1.
    id: -1 - index,
    at: Date.parse(at),
    event: {
      type: 'order_event',
      name: type,
      orderId,
      delivery,
      attempts,
      failure,
      items: items.map(({ productId, quantity }) => ({ productId, quantity })),
    },
  }
}
