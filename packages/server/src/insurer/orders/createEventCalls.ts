import { z } from 'zod'
import type { InsurerRequest } from '../transport/createInsurerTransport.js'
import { InsurerError } from '../transport/InsurerError.js'
import type { OrderEvent } from '../../orders/wire/orderEventCodec.js'

/** Order events (API v2.0). Rejects with an `InsurerError`. */
export type EventCalls = {
  /**
   * Publishes one order event; answers the insurer's id of it. Give the same `idempotencyKey` again when you repeat a call, or the event may
   * count twice.
   *
   * @see guide "Sharing order events with the Events API" (documented); the key: API reference v2.0 (vendor page)
   */
  publishEvent(input: {
    event: OrderEvent
    idempotencyKey?: string | undefined
    signal?: AbortSignal | undefined
    requestId?: string | undefined
  }): Promise<{ eventId: string }>
}

const eventAnswer = z.object({ event_id: z.string().min(1) })

export function createEventCalls(request: InsurerRequest): EventCalls {
  return {
    async publishEvent({ event, idempotencyKey, signal, requestId }) {
      const answer = eventAnswer.safeParse(
        await request({ endpoint: 'events', body: event, idempotencyKey, signal, requestId }),
      )
      if (!answer.success) throw new InsurerError({ kind: 'invalid_answer', endpoint: 'events' })
      return { eventId: answer.data.event_id }
    },
  }
}
