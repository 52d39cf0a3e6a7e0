import { ProtectionError } from '@hakuna-kit/core'
import { z } from 'zod'
import type { CallOptions, InsurerRequest, WriteOptions } from '../transport/createInsurerTransport.js'
import { deriveIdempotencyKey } from '../transport/deriveIdempotencyKey.js'
import { throwInvalidAnswer } from '../transport/InsurerError.js'
import type { OrderSnapshot } from '../../orders/wire/orderSnapshotCodec.js'

/** A batch of orders that the insurer received and has not processed yet. */
export type FeedRequest = { requestId: string; orderIds: string[] }

/** How far the insurer is with a batch. */
export type FeedStatus = {
  requestId: string
  /** The insurer processed the batch. That does not mean success: see `failedOrders`. */
  isDone: boolean
  successfulOrderIds: string[]
  pendingOrderIds: string[]
  failedOrders: FailedFeedOrder[]
}

/** `reasons` are free text of the insurer: for the shop's staff, not for logs, errors or browsers. */
export type FailedFeedOrder = { orderId: string; reasons: string[] }

/** The insurer did not process the batch in time. Ask again later with `getOrderFeedStatus`. */
export class FeedNotDoneError extends ProtectionError {
  override readonly code = 'order_feed_not_done'
  override readonly name = 'FeedNotDoneError'
  constructor(
    readonly requestId: string,
    readonly waitedMs: number,
  ) {
    super(
      `The insurer had not processed feed request "${requestId}" after ${waitedMs} ms, ` +
        'so it is not known yet whether its orders were accepted. Ask again later with getOrderFeedStatus(); sending the same orders again does no harm.',
    )
  }
}

/** The order feed (API v1.2). Each rejects with an `InsurerError`. */
export type FeedCalls = {
  /**
   * Sends whole orders, in batches of at most `batchSize` (default 100: no document names a limit). An order may be
   * sent again: each snapshot replaces the one before.
   *
   * @see guide "Using the Order feed" (documented)
   */
  submitOrderFeed(
    input: {
      orders: OrderSnapshot[]
      batchSize?: number | undefined
    } & WriteOptions,
  ): Promise<FeedRequest[]>
  /** @see page "Tracking your order requests" (vendor page) */
  getOrderFeedStatus(input: { feedRequestId: string } & CallOptions): Promise<FeedStatus>
  /**
   * Asks until the insurer has processed a batch, first after `pollMs` (default 1,000), then less often each time. The
   * answer lists the failed orders one by one.
   *
   * @throws FeedNotDoneError after `timeoutMs` (default 60,000)
   */
  waitUntilDone(
    input: {
      feedRequestId: string
      pollMs?: number | undefined
      timeoutMs?: number | undefined
      /** Default: a timer. */
      wait?: ((milliseconds: number, signal?: AbortSignal) => Promise<unknown>) | undefined
    } & CallOptions,
  ): Promise<FeedStatus>
}

const submitAnswer = z.object({ request_id: z.string().min(1) })
const statusAnswer = z.object({
  processing_status: z.string(),
  failed_orders: z.array(z.string()).optional(),
  statuses: z
    .array(z.object({ order_id: z.string(), status: z.string(), errors: z.array(z.string()).nullish() }))
    .optional(),
})

export function createFeedCalls(request: InsurerRequest): FeedCalls {
  async function getOrderFeedStatus({ feedRequestId, ...options }: { feedRequestId: string } & CallOptions) {
    const endpoint = 'orderFeedStatus'
    const answer = statusAnswer.safeParse(await request({ endpoint, path: { requestId: feedRequestId }, ...options }))
    if (!answer.success) throwInvalidAnswer(endpoint)
    return toFeedStatus(feedRequestId, answer.data)
  }

  return {
    async submitOrderFeed({ orders, batchSize = 100, idempotencyKey, ...options }) {
      const submitted: FeedRequest[] = []
      for (let start = 0; start < orders.length; start += batchSize) {
        const body = orders.slice(start, start + batchSize)
        const orderIds = body.map(({ id }) => id)
        // Each batch is a message of its own and needs its own key.
        const key = idempotencyKey === undefined ? undefined : await deriveIdempotencyKey(idempotencyKey, orderIds)
        const endpoint = 'orderFeed'
        const answer = submitAnswer.safeParse(await request({ endpoint, body, idempotencyKey: key, ...options }))
        if (!answer.success) throwInvalidAnswer(endpoint)
        submitted.push({ requestId: answer.data.request_id, orderIds })
      }
      return submitted
    },
    getOrderFeedStatus,
    async waitUntilDone({ feedRequestId, pollMs = 1_000, timeoutMs = 60_000, wait = sleep, ...options }) {
      let waitedMs = 0
      for (let nextMs = pollMs; ; nextMs = Math.min(nextMs * 1.5, 10_000)) {
        const status = await getOrderFeedStatus({ feedRequestId, ...options })
        if (status.isDone) return status
        if (waitedMs >= timeoutMs) throw new FeedNotDoneError(feedRequestId, waitedMs)
        const pauseMs = Math.min(nextMs, timeoutMs - waitedMs)
        await wait(pauseMs, options.signal)
        waitedMs += pauseMs
      }
    },
  }
}

function toFeedStatus(requestId: string, answer: z.output<typeof statusAnswer>): FeedStatus {
  const statuses = answer.statuses ?? []
  const withStatus = (status: string) =>
    statuses.filter((order) => order.status === status).map(({ order_id }) => order_id)
  // Both lists name failed orders. No document says that one is complete, so both are read.
  const failed = new Set([...(answer.failed_orders ?? []), ...withStatus('failed')])
  return {
    requestId,
    isDone: answer.processing_status === 'done',
    successfulOrderIds: withStatus('successful').filter((orderId) => !failed.has(orderId)),
    pendingOrderIds: withStatus('in_progress'),
    failedOrders: [...failed].map((orderId) => ({
      orderId,
      reasons: statuses.find(({ order_id }) => order_id === orderId)?.errors ?? [],
    })),
  }
}

/** Rejects with the signal's reason. */
function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const onAbort = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort)
      resolve()
    }, milliseconds)
    signal?.addEventListener('abort', onAbort, { once: true })
  })
}
