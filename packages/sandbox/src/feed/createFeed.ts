import { type FeedOrder, feedMessage } from './feedMessage.js'
import { placeFeedOrder, toFeedSteps } from './placeFeedOrder.js'
import { parseMessage } from '../http/fields.js'
import { type Answer, type Call, Refusal } from '../http/Refusal.js'
import type { Offers } from '../v1/createOffers.js'
import type { Orders } from '../orders/createOrders.js'
import type { InsurerTerms } from '../terms.js'

/** What became of one order of a feed request. */
export type FeedOrderStatus = { orderId: string; status: 'in_progress' | 'successful' | 'failed'; errors: string[] }

/** One call of the order feed. */
export type FeedRequestRecord = {
  requestId: string
  receivedAt: string
  status: 'in_progress' | 'done'
  orders: FeedOrderStatus[]
}

/** The order feed: takes whole orders at once and works on them afterwards, each for itself. */
export function createFeed(orders: Orders, offers: Offers, terms: InsurerTerms) {
  type Request = FeedRequestRecord & { snapshots: FeedOrder[]; dueAt: number; looked: boolean }
  const requests = new Map<string, Request>()
  const waiting: Request[] = []
  const accepted = new Map<string, FeedOrder>()

  /** Works on what is due by `now`, in the order of arrival. */
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
        : placeFeedOrder(snapshot, terms, offers, now.toISOString())
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
    /** @throws Refusal 400 when the message is malformed; broken rules show in the status, order by order */
    submit(call: Call): Answer {
      const snapshots = parseMessage(feedMessage, call.body)
      const request: Request = {
        requestId: `req-${crypto.randomUUID()}`,
        receivedAt: call.now.toISOString(),
        status: 'in_progress',
        orders: snapshots.map(({ id }) => ({ orderId: id, status: 'in_progress', errors: [] })),
        snapshots,
        dueAt: call.now.getTime() + terms.feedDelayMs,
        looked: false,
      }
      requests.set(request.requestId, request)
      waiting.push(request)
      processDue(call.now)
      return { status: 200, body: { request_id: request.requestId } }
    },

    /**
     * However fast the work was, the first look finds it in progress: a client that does not wait fails here as it
     * would with the insurer.
     * @see page "Tracking your order requests" (vendor page)
     */
    getStatus(call: Call): Answer {
      const request = requests.get(call.params['id'] ?? '')
      if (!request) throw new Refusal(404, 'not_found')
      const done = request.looked && request.status === 'done'
      request.looked = true
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
