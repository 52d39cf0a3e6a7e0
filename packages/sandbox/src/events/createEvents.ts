import { type WireLineItem, checkUnitPrices } from '../cart/lineItemsField.js'
import type { Answer, Call } from '../http/Call.js'
import { parseMessage } from '../http/parseMessage.js'
import { Refusal, refuse } from '../http/Refusal.js'
import { toComparable } from '../http/toComparable.js'
import type { Orders } from '../orders/createOrders.js'
import type { PriceBook } from '../prices/createPriceBook.js'
import type { InsurerTerms } from '../terms.js'
import { type EventMessage, eventMessage } from './eventMessage.js'
import { placeEventOrder } from './placeEventOrder.js'
import { isPublishedEvent } from './publishedEvents.js'
import { toOrderStep } from './toOrderStep.js'

/** An accepted order event. */
export type EventRecord = {
  eventId: string
  type: EventMessage['type']
  orderId: string
  receivedAt: string
  /** The `payload` as received. */
  payload: unknown
  /** False: it changed nothing. It was a repeated placement, or a published example that broke a rule. */
  applied: boolean
}

/** Takes order events, keeps them in the order of arrival and applies them to the orders. */
export function createEvents(
  orders: Orders,
  terms: InsurerTerms,
  findCartLine: (cartId: string, lineItemId: string) => WireLineItem | undefined,
  prices: PriceBook,
) {
  const events: EventRecord[] = []
  const placements = new Map<string, string>()

  /** Returns whether the event changed anything. @throws Refusal when it breaks a rule */
  function apply(message: EventMessage, payload: unknown, now: Date): boolean {
    const orderId = message.payload.order_id
    if (message.type !== 'order_placed') {
      orders.store(orders.get('events', orderId), [toOrderStep(message, terms.refundWindowDays)], now)
      return true
    }
    if (orders.find('events', orderId)) {
      if (placements.get(orderId) === toComparable(payload)) return false
      throw refuse('order_id_reused', 'payload.order_id', 'Another order was placed under this id.')
    }
    const { line_items, order_currency } = message.payload
    checkUnitPrices(line_items, order_currency, 'payload.line_items', prices)
    orders.store(placeEventOrder(message.payload, findCartLine, terms, now.toISOString()), [], now)
    placements.set(orderId, toComparable(payload))
    return true
  }

  function applyUnlessPublished(message: EventMessage, call: Call, payload: unknown): boolean {
    try {
      return apply(message, payload, call.now)
    } catch (error) {
      if (error instanceof Refusal && isPublishedEvent(call.body)) return false
      throw error
    }
  }

  return {
    publish(call: Call): Answer {
      const message = parseMessage(eventMessage, call.body)
      const { payload } = call.body as { payload: unknown }
      const event: EventRecord = {
        eventId: `evt-${crypto.randomUUID()}`,
        type: message.type,
        orderId: message.payload.order_id,
        receivedAt: call.now.toISOString(),
        payload,
        applied: applyUnlessPublished(message, call, payload),
      }
      events.push(event)
      return { status: 200, body: { event_id: event.eventId } }
    },
    snapshot: (): EventRecord[] => structuredClone(events),
  }
}
