import type { FeedCalls } from '../insurer/orders/createFeedCalls.js'
import type { EventCalls } from '../insurer/orders/createEventCalls.js'
import type { InsurerErrorCode, InsurerErrorKind } from '../insurer/transport/InsurerError.js'
import type { OrderEvent } from '../orders/wire/orderEventCodec.js'
import type { OrderSnapshot } from '../orders/wire/orderSnapshotSchema.js'
import type { OrderStep } from '../orders/order.js'
import type { OutboxStore, SqlRunner, SqlExecutor } from './store/openDatabase.js'

/** In which of the insurer's two ways orders are told. Choose one per insurer account: no document says that they may be mixed. */
export type OutboxFormat =
  /** Order events, one message per change (API v2.0). */
  | 'events'
  /** The order feed, the whole order each time (API v1.2). Needs plans that were looked up through offers. */
  | 'feed'

export type OutboxOptions = {
  /** Where entries are kept. Default: PGlite in the folder `.hakuna-outbox` of the working directory, for one process. */
  store?: OutboxStore | undefined
  /** Who delivers, e.g. `createInsurerClient(…)`. Without it the outbox can enqueue and be looked into, not deliver. */
  insurer?: OutboxInsurer | undefined
  /** Default: `events`. An entry keeps the format with which it was enqueued. */
  format?: OutboxFormat | undefined
  /** Database schema for the outbox's tables; the queue gets one of the same name with `_queue` behind it. Default: `hakuna_kit`. */
  schema?: string | undefined
  /** Messages under way at once in this process, each of another order. Default: 16. */
  concurrency?: number | undefined
  /** How often to look for new entries when there are none. Milliseconds, default 1,000. */
  pollMs?: number | undefined
  /** After so long without a sign of life the entry of a process that died is taken up by another. Seconds, whole, default 60. */
  leaseSeconds?: number | undefined
  retry?: OutboxRetry | undefined
  /** Days after which the content of delivered and skipped entries is wiped; what remains holds no customer data. Default: 30. */
  keepContentDays?: number | undefined
  /** Told what becomes of each entry, for your logs. Holds no customer data. */
  onEvent?: ((event: OutboxEvent) => void) | undefined
}

/** The calls that the outbox makes. */
export type OutboxInsurer = EventCalls & Pick<FeedCalls, 'submitOrderFeed' | 'waitUntilDone'>

export type OutboxRetry = {
  /** Tries that the insurer, or the network, answered with an error before an entry is dead. Default 80: about three days. */
  maxAttempts?: number | undefined
  /** Before the second try; doubled for each further one, with jitter. Seconds, whole, default 2. */
  firstDelaySeconds?: number | undefined
  /** Seconds, whole, default 3,600. */
  maxDelaySeconds?: number | undefined
}

export type EntryState =
  /** To be delivered, when all earlier entries of its order are. */
  | 'waiting'
  /** The insurer has it. */
  | 'delivered'
  /** Given up; holds back the later entries of its order, until it is retried or skipped. */
  | 'dead'
  /** Left out by a person's decision. */
  | 'skipped'

/** One change of one order on its way to the insurer. */
export type OutboxEntry = {
  /** Also its idempotency key: the same at every try, and for the same change wherever it is enqueued. */
  id: string
  orderId: string
  /** Place among the entries of its order; there may be gaps. */
  sequence: number
  /** Place among all entries. */
  position: number
  changeId: string
  format: OutboxFormat
  state: EntryState
  /** Tries that were answered, or that failed on the way. */
  attempts: number
  lastFailure: DeliveryFailure | null
  /** ISO 8601, UTC; so are all times. */
  enqueuedAt: string
  /** When it left the state `waiting`. */
  settledAt: string | null
  /** Why it was skipped. */
  note: string | null
}

/** Why a try failed. Nothing of what the insurer wrote. */
export type DeliveryFailure = {
  kind:
    | InsurerErrorKind
    /** The insurer was through with the feed request, and this order failed. */
    | 'feed_failed'
    /** The stored content is not what was stored: somebody changed the row. */
    | 'unreadable'
    | 'unexpected'
  status?: number | undefined
  insurerCode?: InsurerErrorCode | undefined
  /** The order feed's request; ask `getOrderFeedStatus` for the insurer's reasons. */
  feedRequestId?: string | undefined
  at: string
}

export type InspectedEntry = OutboxEntry & {
  /** What is sent; null once wiped, or where it cannot be read. Holds customer data. */
  content: OrderEvent | OrderSnapshot | null
  /** Path of the first fault of unreadable content. */
  unreadable: string | null
  /** Entries of the same order that wait behind this one. */
  heldBack: number
}

export type OutboxStats = Record<EntryState, number> & {
  /** Orders with a dead entry. */
  ordersHeldBack: number
  /** Waiting entries with at least one failed try. */
  retrying: number
  oldestWaitingAt: string | null
}

export type EnqueuedEntry = {
  id: string
  /** The same change had been enqueued before; nothing was added. */
  repeated: boolean
}

export type DeliveryReport = { delivered: number; failed: number; dead: number }

export type OutboxEvent =
  | {
      type: 'delivered' | 'retrying' | 'dead'
      entryId: string
      orderId: string
      changeId: string
      failure?: DeliveryFailure
    }
  /** Delivery goes on; tell somebody. `name` is the error's class. */
  | { type: 'database_trouble'; name: string; message: string }

export type EnqueueOptions = {
  /**
   * The transaction in which the shop saves the order: a `pg` client between BEGIN and COMMIT, a PGlite transaction, or one of pg-boss's
   * adapters (`fromKnex`, `fromKysely`, `fromDrizzle`, `fromPrisma`). Either both are saved or neither. It must be of the outbox's database.
   */
  tx?: SqlRunner | SqlExecutor | undefined
}

export type ListOptions = {
  state?: EntryState | undefined
  orderId?: string | undefined
  /** Default 100, at most 1,000. */
  limit?: number | undefined
  /** Only entries behind this `position`. */
  after?: number | undefined
}

/** Keeps what the insurer must hear until it has heard it. */
export type Outbox = {
  /**
   * Takes in one change, or several, in the order given. The same change twice is recognised.
   *
   * @throws IdReusedError for an order id or change id that came with other content before, FeedCannotExpressError in the format `feed`;
   *   nothing is enqueued then.
   */
  enqueue(step: OrderStep, options?: EnqueueOptions): Promise<EnqueuedEntry>
  enqueue(steps: OrderStep[], options?: EnqueueOptions): Promise<EnqueuedEntry[]>
  /** Delivers everything that is due now, and answers what became of it. Entries that wait for another try stay. */
  deliver(options?: {
    signal?: AbortSignal | undefined
    /** Called about every second. */
    onProgress?: ((progress: DeliveryReport & { waiting: number }) => void) | undefined
  }): Promise<DeliveryReport>
  /** Delivers in the background until `close`. */
  start(): void
  /** Oldest first. */
  list(options?: ListOptions): Promise<OutboxEntry[]>
  /** @throws OutboxEntryError */
  inspect(entryId: string): Promise<InspectedEntry>
  /** Puts a dead entry back; it and the rest of its order are delivered. @throws OutboxEntryError */
  retry(entryId: string): Promise<void>
  /** Leaves out an entry that is waiting or dead, for good; the rest of its order is delivered. @throws OutboxEntryError */
  skip(entryId: string, note: string): Promise<void>
  stats(): Promise<OutboxStats>
  /** Waits for the messages under way, then lets go of the database. */
  close(): Promise<void>
}
