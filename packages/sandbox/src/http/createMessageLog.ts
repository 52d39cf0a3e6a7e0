/** One message that the insurer received, and its outcome. The secret key is not kept. */
export type MessageRecord = {
  receivedAt: string
  method: string
  /** Without the prefix `/sandbox` and without the query. */
  path: string
  query: Record<string, string>
  /** Parsed JSON; the text if it was not JSON; undefined without a body. */
  body: unknown
  /** `Hakuna-Version`, if sent. */
  version?: string
  /** `Hakuna-Idempotency-Key`, if sent. */
  idempotencyKey?: string
  status: number
  /** Set when the message was refused. */
  errorCode?: string
  validationErrors: string[]
  /** The first answer for this idempotency key was sent again. */
  replayed?: true
  /** Set when a fault was injected. */
  fault?: 'answered' | 'answer_dropped'
}

/** Keeps the newest `limit` messages. */
export function createMessageLog(limit = 10_000) {
  const messages: MessageRecord[] = []
  return {
    add(message: MessageRecord) {
      messages.push(message)
      if (messages.length > limit) messages.shift()
    },
    snapshot: (): MessageRecord[] => structuredClone(messages),
  }
}
