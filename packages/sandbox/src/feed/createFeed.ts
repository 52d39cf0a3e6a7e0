import type { Answer, Call } from '../http/Call.js'
import { parseMessage } from '../http/parseMessage.js'
import { Refusal } from '../http/Refusal.js'
import type { Orders } from '../orders/createOrders.js'
import type { PriceBook } from '../prices/createPriceBook.js'
import type { InsurerTerms } from '../terms.js'
import type { Offers } from '../v1/createOffers.js'
import { type FeedOrder, feedMessage } from './feedMessage.js'
import { placeFeedOrder } from './placeFeedOrder.js'
import { toFeedSteps } from './toFeedSteps.js'

/** The outcome of one order of a feed request. */
export type FeedOrderStatus = { orderId: string; status: 'in_progress' | 'successful' | 'failed'; errors: string[] }

/** One call of the order feed. */
export type FeedRequestRecord = {
  requestId: string
  receivedAt: string
  status: 'in_progress' | 'done'
  orders: FeedOrderStatus[]
}

/** The order feed: takes snapshots of whole orders and processes them later, each on its own. */
export function createFeed(orders: Orders, offers: Offers, terms: InsurerTerms, prices: PriceBook) {
  type Request = FeedRequestRecord & { snapshots: FeedOrder[]; dueAt: number; isAskedFor: boolean }
  const requests = new Map<string, Request>()
  const waiting: Request[] = []
  const accepted = new Map<string, FeedOrder>()

  /** Processes the requests that are due by `now`, in the order of arrival. */
  function processDue(now: Date): void {
    while (waiting[0] && waiting[0].dueAt <= now.getTime()) {
      const request = waiting.shift()
      if (!request) return
      request.orders = request.snapshots.map((snapshot) => processOrder(snapshot, now))
      request.status = 'done'
      request.snapshots = []
    }
  }

  function processOrder(snapshot: FeedOrder, now: Date): FeedOrderStatus {
    try {
      const before = accepted.get(snapshot.id)
      const steps = toFeedSteps(snapshot, before, terms.refundWindowDays)
      const order = before
        ? orders.get('feed', snapshot.id)
        : placeFeedOrder(snapshot, { terms, offers, prices }, now.toISOString())
      orders.store(order, steps, now)
      accepted.set(snapshot.id, snapshot)
      return { orderId: snapshot.id, status: 'successful', errors: [] }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const errors = error.validationErrors.map((text) => `${error.errorCode}: ${text}`)
      return { orderId: snapshot.id, status: 'failed', errors }
    }
  }

  return {
    /** @throws Refusal 400 when the message is malformed; broken rules are in the status of each order instead */
    submit(call: Call): Answer {
      const snapshots = parseMessage(feedMessage, call.body)
      const request: Request = {
        requestId: `req-${crypto.randomUUID()}`,
        receivedAt: call.now.toISOString(),
        status: 'in_progress',
        orders: snapshots.map(({ id }) => ({ orderId: id, status: 'in_progress', errors: [] })),
        snapshots,
        dueAt: call.now.getTime() + terms.feedDelayMs,
        isAskedFor: false,
      }
      requests.set(request.requestId, request)
      waiting.push(request)
      processDue(call.now)
      return { status: 200, body: { request_id: request.requestId } }
    },

    /**
     * The first call for a request always answers `in_progress`, even when the work is done: a client that does not
     * ask again fails here as it would with the insurer.
     * @see page "Tracking your order requests" (vendor page)
     */
    getStatus(call: Call): Answer {
      const request = requests.get(call.id)
      if (!request) throw new Refusal(404, 'not_found')
      const done = request.isAskedFor && request.status === 'done'
      request.isAskedFor = true
      return {
        status: 200,
        body: {
          processing_status: done ? 'done' : 'in_progress',
          failed_orders: done ? request.orders.filter(isFailed).map(({ orderId }) => orderId) : [],
          statuses: request.orders.map(({ orderId, status, errors }) => ({
            order_id: orderId,
            status: done ? status : 'in_progress',
            errors: done ? errors : [],
          })),
        },
      }
    },

    processDue,

    snapshot: (): FeedRequestRecord[] =>
      [...requests.values()].map(({ requestId, receivedAt, status, orders: statuses }) =>
        structuredClone({ requestId, receivedAt, status, orders: statuses }),
      ),
  }
}

const isFailed = ({ status }: FeedOrderStatus) => status === 'failed'
