/** One message that reached the insurer, and what became of it. The key is not kept. */
export type MessageRecord = {
  receivedAt: string
  method: string
  /** Without the prefix `/sandbox`, without the query. */
  path: string
  query: Record<string, string>
  /** Parsed JSON; the text where it was no JSON; undefined without a body. */
  body: unknown
  /** `Hakuna-Version`, where sent. */
  version?: string
  /** `Hakuna-Idempotency-Key`, where sent. */
  idempotencyKey?: string
  status: number
  /** Set when the message was refused. */
  errorCode?: string
  validationErrors: string[]
  /** The first answer to this idempotency key was given again. */
  replayed?: true
  /** Set when a fault was injected. */
  fault?: 'answered' | 'answer_dropped'
}

/** Keeps the newest messages. */
export function createMessages(limit = 10_000) {
  const messages: MessageRecord[] = []
  return {
    add(message: MessageRecord) {
      messages.push(message)
      if (messages.length > limit) messages.shift()
    },
    snapshot: (): MessageRecord[] => structuredClone(messages),
  }
}
