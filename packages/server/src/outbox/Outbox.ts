import type { FeedCalls } from '../insurer/orders/createFeedCalls.js'
import type { EventCalls } from '../insurer/orders/createEventCalls.js'
import type { InsurerErrorCode, InsurerErrorKind } from '../insurer/transport/InsurerError.js'
import type { OrderEvent } from '../orders/wire/orderEventCodec.js'
import type { OrderSnapshot } from '../orders/wire/orderSnapshotCodec.js'
import type { OrderStep } from '../orders/orderStep.js'
import type { OutboxStore } from './store/openDatabase.js'
import type { SqlExecutor, SqlRunner } from './store/OutboxDatabase.js'

/** Which of the insurer's two formats is used. Choose one per account: no document says that they can be mixed. */
export type OutboxFormat =
  /** Order events, one message per change (API v2.0). */
  | 'events'
  /** The order feed, the whole order each time (API v1.2). Needs plans that were looked up through offers. */
  | 'feed'

export type OutboxOptions = {
  /**
   * Where entries are kept. Default: PGlite in the folder `.hakuna-outbox` of the working directory, for one process.
   */
  store?: OutboxStore | undefined
  /** The calls to the insurer, e.g. `createInsurerClient(…)`. Without it the outbox delivers nothing. */
  insurer?: OutboxInsurer | undefined
  /** Default: `events`. An entry keeps the format with which it was enqueued. */
  format?: OutboxFormat | undefined
  /**
   * Database schema for the outbox's tables. The queue's schema has `_queue` added to the name. Default:
   * `hakuna_kit`.
   */
  schema?: string | undefined
  /** Messages sent at once by this process, each of another order. Default: 16. */
  concurrency?: number | undefined
  /** How often to look for new entries when there are none. Milliseconds, default 1,000. */
  pollMs?: number | undefined
  /**
   * After this time without a heartbeat another process takes over the entry of a dead one. Whole seconds, default
   * 60.
   */
  leaseSeconds?: number | undefined
  /** When and how often a failed entry is sent again. */
  retry?: OutboxRetry | undefined
  /**
   * Days after which the content of delivered and skipped entries is deleted. The rest holds no customer data.
   * Default: 30.
   */
  keepContentDays?: number | undefined
  /** Called with the outcome of each try, for your logs. Holds no customer data. */
  onEvent?: ((event: OutboxEvent) => void) | undefined
}

/** The calls that the outbox makes. */
export type OutboxInsurer = EventCalls & Pick<FeedCalls, 'submitOrderFeed' | 'waitUntilDone'>

export type OutboxRetry = {
  /**
   * Failed tries, by an error of insurer or network, after which an entry is dead. Default 80: about three days. A
   * secret key that the insurer refuses never makes an entry dead.
   */
  maxAttempts?: number | undefined
  /** Before the second try; doubled for each further one, with jitter. Whole seconds, default 2. */
  firstDelaySeconds?: number | undefined
  /** Whole seconds, default 3,600. */
  maxDelaySeconds?: number | undefined
}

export type EntryState =
  /** To be delivered, when all earlier entries of its order are. */
  | 'waiting'
  /** The insurer has it. */
  | 'delivered'
  /** No longer tried. Holds back the later entries of its order until it is retried or skipped. */
  | 'dead'
  /** Left out by a call of `skip`. */
  | 'skipped'

/** One change of one order that is delivered to the insurer. */
export type OutboxEntry = {
  /** Also the idempotency key: the same at every try, and for the same change wherever it is enqueued. */
  id: string
  orderId: string
  /** Position among the entries of its order; there may be gaps. */
  sequence: number
  /** Position among all entries. */
  position: number
  changeId: string
  format: OutboxFormat
  state: EntryState
  /**
   * Tries that count towards `retry.maxAttempts`: they were answered, or their request failed. Tries that the insurer
   * refused because of the secret key (401, 403) do not count: entries wait until the key is corrected.
   */
  attempts: number
  lastFailure: DeliveryFailure | null
  /** ISO 8601, UTC; so are all times. */
  enqueuedAt: string
  /** When it left the state `waiting`. */
  settledAt: string | null
  /** Why it was skipped. */
  note: string | null
}

/** Why a try failed. Holds no text of the insurer. */
export type DeliveryFailure = {
  kind:
    | InsurerErrorKind
    /** The insurer processed the feed request, and this order failed. */
    | 'feed_failed'
    /** The stored content has the wrong shape: the row was changed by hand. */
    | 'unreadable'
    | 'unexpected'
  status?: number | undefined
  insurerCode?: InsurerErrorCode | undefined
  /** The order feed's request; ask `getOrderFeedStatus` for the insurer's reasons. */
  feedRequestId?: string | undefined
  at: string
}

export type InspectedEntry = OutboxEntry & {
  /** What is sent; null once deleted, or where it cannot be read. Holds customer data. */
  content: OrderEvent | OrderSnapshot | null
  /** Path of the first fault of unreadable content. */
  unreadable: string | null
  /** Entries of the same order that wait for this one. */
  heldBack: number
}

export type OutboxStats = Record<EntryState, number> & {
  /** Orders with a dead entry. */
  ordersHeldBack: number
  /** Waiting entries with at least one failed try, counted or not. */
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
  /** Delivery goes on, but somebody should look at the database. `name` is the error's class. */
  | { type: 'database_trouble'; name: string; message: string }

export type EnqueueOptions = {
  /**
   * The transaction in which the shop saves the order: a `pg` client between BEGIN and COMMIT, a PGlite transaction,
   * or one of pg-boss's adapters (`fromKnex`, `fromKysely`, `fromDrizzle`, `fromPrisma`). Either both are saved or
   * neither. It must belong to the outbox's database.
   */
  tx?: SqlRunner | SqlExecutor | undefined
}

export type ListOptions = {
  /** Only entries in this state. */
  state?: EntryState | undefined
  /** Only entries of this order. */
  orderId?: string | undefined
  /** Default 100, at most 1,000. */
  limit?: number | undefined
  /** Only entries after this `position`. */
  after?: number | undefined
}

/** Stores the changes that the insurer must be told, and delivers them. */
export type Outbox = {
  /**
   * Stores one change, or several in the order given. The same change twice is recognised.
   *
   * @throws OrderError `order_id_reused`, `order_change_id_reused` for an id that was enqueued with other content,
   *   `order_feed_cannot_express` in the format `feed`; nothing is enqueued then. OutboxError `outbox_closed`
   */
  enqueue(step: OrderStep, options?: EnqueueOptions): Promise<EnqueuedEntry>
  enqueue(steps: OrderStep[], options?: EnqueueOptions): Promise<EnqueuedEntry[]>
  /** Delivers everything that is due now and answers the result. Entries that wait for a retry are left. */
  deliver(options?: {
    signal?: AbortSignal | undefined
    /** Called about every second. */
    onProgress?: ((progress: DeliveryReport & { waiting: number }) => void) | undefined
  }): Promise<DeliveryReport>
  /** Delivers in the background until `close`. */
  start(): void
  /** Oldest first. */
  list(options?: ListOptions): Promise<OutboxEntry[]>
  /** @throws OutboxError `outbox_unknown_entry` */
  inspect(entryId: string): Promise<InspectedEntry>
  /**
   * Makes a dead entry wait again; it and the rest of its order are delivered.
   *
   * @throws OutboxError `outbox_unknown_entry`, `outbox_entry_state`
   */
  retry(entryId: string): Promise<void>
  /**
   * Leaves out a waiting or dead entry for good; the rest of its order is delivered.
   *
   * @throws OutboxError `outbox_unknown_entry`, `outbox_entry_state`
   */
  skip(entryId: string, note: string): Promise<void>
  stats(): Promise<OutboxStats>
  /** Waits for the messages that are being sent, then closes the database. */
  close(): Promise<void>
}
