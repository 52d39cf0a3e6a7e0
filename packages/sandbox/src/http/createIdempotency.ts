import { type Answer, Refusal } from './Refusal.js'

/**
 * Answers by `Hakuna-Idempotency-Key`: the same key with the same request gets the first answer again and nothing is
 * done twice. Only what was done is remembered: a refused message changed nothing, so its sender may try again under
 * the same key, e.g. once the order it speaks of has arrived.
 *
 * @see API reference v2.0 (vendor page: the header and its purpose; replay, conflict and scope are our reading)
 */
export function createIdempotency() {
  const remembered = new Map<string, { request: string; answer: Answer }>()

  return {
    /**
     * The answer given before; undefined where the key is new.
     * @throws Refusal 409 `idempotency_conflict` when the key came with another request
     */
    find(key: string, request: string): Answer | undefined {
      if (key.length === 0 || key.length > 255) {
        throw new Refusal(400, 'invalid_request_parameters', ['Hakuna-Idempotency-Key: Expected 1 to 255 characters.'])
      }
      const known = remembered.get(key)
      if (known && known.request !== request) {
        throw new Refusal(409, 'idempotency_conflict', ['Hakuna-Idempotency-Key: Used before for another request.'])
      }
      return known?.answer
    },
    remember(key: string, request: string, answer: Answer): void {
      remembered.set(key, { request, answer: structuredClone(answer) })
    },
  }
}
