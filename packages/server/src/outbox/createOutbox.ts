import type { OrderStep } from '../orders/orderStep.js'
import { openDatabase } from './store/openDatabase.js'
import { createDeliveries } from './delivery/createDeliveries.js'
import { createDeliveryLoop } from './delivery/createDeliveryLoop.js'
import { recoverEveryMs } from './delivery/recoverEveryMs.js'
import { createEnqueue } from './queue/createEnqueue.js'
import { createEntryActions } from './createEntryActions.js'
import { createEntryStore } from './store/createEntryStore.js'
import { checkSchemaName, createEntryTables } from './store/createEntryTables.js'
import { openOrderQueue } from './queue/openOrderQueue.js'
import { OutboxError } from './OutboxError.js'
import { repeat } from './repeat.js'
import type { EnqueuedEntry, EnqueueOptions, Outbox, OutboxEvent, OutboxOptions } from './Outbox.js'

/**
 * Opens the outbox and makes its tables where they are missing.
 *
 * It delivers at least once: the changes of one order one after the other, several orders in parallel. A repeated try
 * has the same idempotency key, so each change takes effect once. An entry that the insurer refuses holds back its
 * own order and no other.
 *
 * @throws OutboxError `outbox_configuration`, `outbox_folder_locked`, `outbox_missing_package`, and the database's
 *   errors
 */
export async function createOutbox(options: OutboxOptions = {}): Promise<Outbox> {
  const { insurer, format = 'events', keepContentDays = 30, ...settings } = readSettings(options)
  const { schema, leaseSeconds, pollMs } = settings
  const onEvent = (event: OutboxEvent) => {
    try {
      options.onEvent?.(event)
    } catch {
      // A listener that throws must not stop deliveries.
    }
  }
  const onError = ({ name, message }: Error) => onEvent({ type: 'database_trouble', name, message })

  const database = await openDatabase(options.store, onError)
  const queue = await createEntryTables(database, schema)
    .then(() => openOrderQueue(database, { ...settings, schema: `${schema}_queue`, onError }))
    .catch(async (error: unknown) => {
      await database.close()
      throw error
    })
  const entries = createEntryStore(database, schema)
  const enqueueSteps = createEnqueue(database, { queue, schema, format })
  const actions = createEntryActions(database, entries, queue)
  const closing = new AbortController()
  const running = new Set<Promise<unknown>>()

  /** `close` waits for the calls that run. */
  function track<T>(work: () => Promise<T>): Promise<T> {
    if (closing.signal.aborted) return Promise.reject(new OutboxError('outbox_closed'))
    const promise = work().finally(() => running.delete(promise))
    running.add(promise)
    return promise
  }

  let closed: Promise<void> | undefined
  async function close(): Promise<void> {
    closing.abort()
    await Promise.allSettled(running)
    await queue.close()
    await database.close()
  }

  function createLoop() {
    if (!insurer) throw new OutboxError('outbox_configuration', { reason: 'Delivering needs the option `insurer`.' })
    const deliveries = createDeliveries(insurer)
    return createDeliveryLoop({ ...settings, queue, entries, format, deliveries, onEvent })
  }

  function enqueue(step: OrderStep, options?: EnqueueOptions): Promise<EnqueuedEntry>
  function enqueue(steps: OrderStep[], options?: EnqueueOptions): Promise<EnqueuedEntry[]>
  async function enqueue(
    steps: OrderStep | OrderStep[],
    { tx }: EnqueueOptions = {},
  ): Promise<EnqueuedEntry | EnqueuedEntry[]> {
    const enqueued = await track(() => enqueueSteps([steps].flat(), tx))
    return Array.isArray(steps) ? enqueued : (enqueued[0] as EnqueuedEntry)
  }

  return {
    enqueue,
    deliver: ({ signal, onProgress } = {}) =>
      track(async () => {
        const loop = createLoop()
        const showProgress = async () => onProgress?.({ ...loop.report, waiting: (await entries.stats()).waiting })
        const stops = [
          repeat(loop.recover, recoverEveryMs(leaseSeconds), loop.reportTrouble),
          ...(onProgress ? [repeat(showProgress, 1_000, loop.reportTrouble)] : []),
        ]
        try {
          await loop.recover()
          await loop.drain(signal ? AbortSignal.any([signal, closing.signal]) : closing.signal)
          return { ...loop.report }
        } finally {
          for (const stop of stops) stop()
        }
      }),
    start() {
      const loop = createLoop()
      const maintain = async () => {
        await loop.recover()
        await entries.wipeContent(keepContentDays)
      }
      void track(async () => {
        const stop = repeat(maintain, recoverEveryMs(leaseSeconds), loop.reportTrouble)
        await maintain().catch(loop.reportTrouble)
        await loop.run(closing.signal, pollMs)
        stop()
      })
    },
    list: (listOptions = {}) => track(() => entries.list(listOptions)),
    inspect: (entryId) => track(() => actions.inspect(entryId)),
    retry: (entryId) => track(() => actions.retry(entryId)),
    skip: (entryId, note) => track(() => actions.skip(entryId, note)),
    stats: () => track(() => entries.stats()),
    close: () => (closed ??= close()),
  }
}

/** @throws OutboxError `outbox_configuration` */
function readSettings({ retry = {}, ...options }: OutboxOptions) {
  const settings = {
    concurrency: options.concurrency ?? 16,
    pollMs: options.pollMs ?? 1_000,
    leaseSeconds: options.leaseSeconds ?? 60,
    maxAttempts: retry.maxAttempts ?? 80,
    firstDelaySeconds: retry.firstDelaySeconds ?? 2,
    maxDelaySeconds: retry.maxDelaySeconds ?? 3_600,
  }
  for (const [name, value] of Object.entries(settings)) {
    if (Number.isSafeInteger(value) && value >= 1) continue
    const reason = `The option \`${name}\` must be a whole number of 1 or more.`
    throw new OutboxError('outbox_configuration', { reason })
  }
  return { ...options, ...settings, schema: checkSchemaName(options.schema ?? 'hakuna_kit') }
}
