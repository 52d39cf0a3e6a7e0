import type { Cart } from '../cart.js'
import type { CartChange } from '../CartChange.js'
import { linesById } from '../cartLines.js'
import type { Attempt } from './applyChanges.js'
import type { CartSyncEvent, CartSyncRecord } from './CartSync.js'

/** An action whose line has another quantity after the write. */
type Shortfall = { lineItemId: string; wanted: number; actual: number }

/** What one loop changed in the cart. Everything is passed to `emit` as soon as it is known. */
export interface ChangeLog {
  /** Difference between the start of the loop and now, one entry for each line, over all rounds. */
  changes(): CartChange[]
  /** Emits a record; an equal record only once. */
  emitOnce(record: CartSyncRecord): void
  /**
   * Compares the writes with a later read, logs what has changed, and gives the actions that the cart did not follow.
   */
  confirm(attempts: Attempt[], cart: Cart | null): Shortfall[]
}

export function createChangeLog(emit: (event: CartSyncEvent) => void): ChangeLog {
  const changes = new Map<string, CartChange>()
  const emitted = new Set<string>()

  function addChange(change: CartChange): void {
    emit({ type: 'cart_changed', change })
    const from = changes.get(change.lineItemId)?.from ?? change.from
    if (from === change.to) changes.delete(change.lineItemId)
    else changes.set(change.lineItemId, { ...change, from })
  }
  function emitOnce(record: CartSyncRecord): void {
    const key = JSON.stringify(record)
    if (!emitted.has(key)) emit(record)
    emitted.add(key)
  }

  return {
    changes: () => [...changes.values()],
    emitOnce,
    confirm(attempts, cart) {
      const lines = linesById(cart)
      return attempts.flatMap(({ change, action, rejected }) => {
        const { lineItemId, from, to } = change
        const line = lines.get(lineItemId)
        const actual = line?.quantity ?? 0
        if (actual === to || (rejected && actual !== from)) addChange({ ...change, to: actual })
        // A missing line was removed by the shopper or merged with another line: the next report shows it to the
        // insurer.
        if (!action || !line || actual === to) return []
        emitOnce({ type: 'action_refused', action, reason: 'cart_refused' })
        return { lineItemId, wanted: to, actual }
      })
    },
  }
}
