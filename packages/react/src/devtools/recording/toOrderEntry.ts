import type { DevtoolsOrderEvent } from './DevtoolsOrderEvent.js'
import type { TimelineEntry } from './TimelineEntry.js'

/** Takes the documented fields only: a shop may pass a whole order with its customer by mistake. */
export function toOrderEntry({ type, orderId, at, ...event }: DevtoolsOrderEvent, index: number): TimelineEntry {
  const { delivery, attempts, failure, items = [] } = event
  return {
    // Ids of recorded entries count upwards from 1.
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
