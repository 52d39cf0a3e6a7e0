import type { Cart } from '@hakuna-kit/core'
import type { CartSyncState } from '@hakuna-kit/core/sync'
import { createObservable } from '../../createObservable.js'
import type { PlanQuestion } from './PlanQuestion.js'
import type { TimelineEntry, TimelineEvent } from './TimelineEntry.js'

/** Everything that the panel shows. */
export type RecordingState = {
  /** Oldest first. */
  entries: readonly TimelineEntry[]
  /** Number of older entries that were dropped, so that memory stays bounded. */
  dropped: number
  questions: readonly PlanQuestion[]
  /** `undefined`: not read yet, or the provider has no cart. */
  cart: Cart | null | undefined
  sync: CartSyncState
}

export type RecordingOptions = { now?: (() => number) | undefined; limit?: number | undefined }

export type Recording = ReturnType<typeof createRecording>

/**
 * Holds what the watchers write and the panel reads. Subscribers are called in a microtask, once for many changes: some
 * changes happen while React renders the shop, and then nothing else may be rendered.
 */
export function createRecording({ now = Date.now, limit = 500 }: RecordingOptions = {}) {
  let next: RecordingState = {
    entries: [],
    dropped: 0,
    questions: [],
    cart: undefined,
    sync: { status: 'idle' },
  }
  let count = 0
  let isScheduled = false
  const shown = createObservable(next)

  function update(change: Partial<RecordingState>): void {
    next = { ...next, ...change }
    if (isScheduled) return
    isScheduled = true
    queueMicrotask(() => {
      isScheduled = false
      shown.set(next)
    })
  }

  return {
    get: shown.get,
    subscribe: shown.subscribe,
    now,
    update,
    /** The newest state. Subscribers may not have been called for it yet. */
    latest: (): RecordingState => next,
    add(event: TimelineEvent): void {
      const entries = [...next.entries, { id: ++count, at: now(), event }]
      const surplus = Math.max(0, entries.length - limit)
      update({ entries: entries.slice(surplus), dropped: next.dropped + surplus })
    },
    clear: (): void => update({ entries: [], dropped: 0 }),
  }
}
