import { z } from 'zod'
import type { InsurerRequest, WriteOptions } from '../transport/createInsurerTransport.js'
import { throwInvalidAnswer } from '../transport/InsurerError.js'
import type { OrderEvent } from '../../orders/wire/orderEventCodec.js'

/** Order events (API v2.0). Rejects with an `InsurerError`. */
export type EventCalls = {
  /**
   * Publishes one order event and answers the insurer's id of it. Give the same `idempotencyKey` again when you repeat
   * a call, or the event may count twice.
   *
   * @see guide "Sharing order events with the Events API" (documented); the key: API reference v2.0 (vendor page)
   */
  publishEvent(input: { event: OrderEvent } & WriteOptions): Promise<{ eventId: string }>
}

const eventAnswer = z.object({ event_id: z.string().min(1) })

export function createEventCalls(request: InsurerRequest): EventCalls {
  return {
    async publishEvent({ event, ...options }) {
      const answer = eventAnswer.safeParse(await request({ endpoint: 'events', body: event, ...options }))
      if (!answer.success) throwInvalidAnswer('events')
      return { eventId: answer.data.event_id }
    },
  }
}
