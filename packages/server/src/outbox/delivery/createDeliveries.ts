import { isInsurerError } from '../../insurer/transport/InsurerError.js'
import { toDigest } from '../../orders/toDigest.js'
import type { DeliveryFailure, OutboxFormat, OutboxInsurer } from '../Outbox.js'
import type { StoredEntry } from '../store/createEntryStore.js'
import { readContent } from '../store/readEntryRow.js'

/** What came of a try. */
export type Outcome =
  | 'delivered'
  /**
   * `isFinal`: the insurer will refuse it next time too. `isTry` false: the insurer has not looked at the entry, so the
   * try is not counted.
   */
  | { failure: DeliveryFailure; isFinal: boolean; isTry: boolean }

/** Sends entries, each of another order, to the insurer in one message or several. Never rejects. */
export type Deliver = (entries: StoredEntry[], signal: AbortSignal) => Promise<Outcome[]>

/** How many entries go into one message. */
export const batchSizes: Record<OutboxFormat, number> = { events: 1, feed: 100 }

export function createDeliveries(insurer: OutboxInsurer): Record<OutboxFormat, Deliver> {
  return { events: createEventDelivery(insurer), feed: createFeedDelivery(insurer) }
}

/** One message per event. The entry's id is the idempotency key, so a try whose answer was lost can be repeated. */
function createEventDelivery({ publishEvent }: OutboxInsurer): Deliver {
  return (entries, signal) =>
    Promise.all(
      entries.map(async (entry): Promise<Outcome> => {
        const content = readContent(entry, entry.storedContent)
        if (!('event' in content)) return unreadable()
        return attempt(signal, () => publishEvent({ event: content.event, idempotencyKey: entry.id, signal }))
      }),
    )
}

/**
 * Many snapshots in one message. The insurer accepts a batch at once and processes it later, so the try ends when the
 * insurer has processed it. Each order has its own outcome.
 */
function createFeedDelivery({ submitOrderFeed, waitUntilDone }: OutboxInsurer): Deliver {
  return async (entries, signal) => {
    const readable = entries.flatMap((entry) => {
      const content = readContent(entry, entry.storedContent)
      return 'snapshot' in content ? [{ entry, snapshot: content.snapshot }] : []
    })
    /** Feed request ids by order id. */
    const failed = new Map<string, string>()
    let outcome: Outcome = 'delivered'
    if (readable.length > 0) {
      outcome = await attempt(signal, async () => {
        // The same entries are the same message and have the same key; other entries are a different message.
        const idempotencyKey = toDigest(readable.map(({ entry }) => entry.id)).slice(0, 32)
        const orders = readable.map(({ snapshot }) => snapshot)
        for (const { requestId } of await submitOrderFeed({ orders, idempotencyKey, signal })) {
          const { failedOrders } = await waitUntilDone({ feedRequestId: requestId, pollMs: 200, signal })
          for (const { orderId } of failedOrders) failed.set(orderId, requestId)
        }
      })
    }
    return entries.map((entry): Outcome => {
      if (!readable.some((item) => item.entry === entry)) return unreadable()
      const feedRequestId = failed.get(entry.orderId)
      if (outcome !== 'delivered' || feedRequestId === undefined) return outcome
      return { failure: { kind: 'feed_failed', feedRequestId, at: now() }, isFinal: true, isTry: true }
    })
  }
}

async function attempt(signal: AbortSignal, send: () => Promise<unknown>): Promise<Outcome> {
  try {
    await send()
    return 'delivered'
  } catch (error) {
    if (!isInsurerError(error)) {
      const kind = signal.aborted ? 'timeout' : 'unexpected'
      return { failure: { kind, at: now() }, isFinal: false, isTry: true }
    }
    const { kind, status, insurerCode } = error
    return {
      failure: { kind, at: now(), ...(status !== undefined && { status }), ...(insurerCode && { insurerCode }) },
      // A wrong path or an invalid answer can be corrected, so the entry is tried again.
      isFinal: kind === 'rejected',
      // A wrong key is a setting of the shop. However long it stays wrong, no entry may be dead because of it.
      isTry: kind !== 'unauthorized' && kind !== 'circuit_open' && kind !== 'overloaded',
    }
  }
}

function unreadable(): Outcome {
  return { failure: { kind: 'unreadable', at: now() }, isFinal: true, isTry: true }
}

function now(): string {
  return new Date().toISOString()
}
