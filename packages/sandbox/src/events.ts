import { type EventMessage, eventMessage } from './eventMessages.js'
import { parseMessage } from './fields.js'
import type { Answer, Call } from './http.js'

/** An order event as accepted. */
export type EventRecord = {
  eventId: string
  type: EventMessage['type']
  orderId: string
  receivedAt: string
  /** The `payload` as it came. */
  payload: unknown
}

/** Takes order events and keeps them in the order of arrival. */
export function createEvents() {
  const events: EventRecord[] = []

  return {
    publish(call: Call): Answer {
      const message = parseMessage(eventMessage, call.body)
      const event: EventRecord = {
        eventId: `evt-${crypto.randomUUID()}`,
        type: message.type,
        orderId: message.payload.order_id,
        receivedAt: call.now.toISOString(),
        payload: (call.body as { payload: unknown }).payload,
      }
      events.push(event)
      return { status: 200, body: { event_id: event.eventId } }
    },
    snapshot: (): EventRecord[] => structuredClone(events),
  }
}
