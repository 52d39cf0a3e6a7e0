import type { Answer } from './Call.js'
import { Refusal } from './Refusal.js'

/**
 * Remembers answers by `Hakuna-Idempotency-Key`. The same key with the same request gets the first answer again, and
 * the work is not done twice. A refused message changed nothing and is not remembered, so it may be sent again with the
 * same key, for example after the order that it names has arrived.
 *
 * @see API reference v2.0 (vendor page: the header and its purpose; replay, conflict and scope are our reading)
 */
export function createIdempotencyMemory() {
  const remembered = new Map<string, { request: string; answer: Answer }>()

  return {
    /**
     * The first answer for this key; undefined for a new key.
     * @throws Refusal 409 `idempotency_conflict` when the key was used for another request
     */
    find(key: string, request: string): Answer | undefined {
      if (key.length === 0 || key.length > 255) {
        throw new Refusal(400, 'invalid_request_parameters', ['Hakuna-Idempotency-Key: Expected 1 to 255 characters.'])
      }
      const first = remembered.get(key)
      if (first && first.request !== request) {
        throw new Refusal(409, 'idempotency_conflict', ['Hakuna-Idempotency-Key: Used before for another request.'])
      }
      return first?.answer
    },
    remember(key: string, request: string, answer: Answer): void {
      remembered.set(key, { request, answer })
    },
  }
}
