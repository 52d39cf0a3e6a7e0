import type { Cart } from '../cart.js'
import type { CartAction, CartChange } from '../CartChange.js'
import type { Attempt } from './applyChanges.js'
import type { CartSyncEvent, CartSyncRecord } from './CartSync.js'
import { linesById } from '../cartLines.js'

/** An action whose line kept another quantity. */
export type Shortfall = { lineItemId: string; wanted: number; actual: number }

/** What one loop did to the cart, told to `emit` as it becomes known. */
export interface ChangeLog {
  /** What changed, one entry a line, however many rounds it took. */
  changes(): CartChange[]
  /** Tells what became of an action, once a loop. */
  tell(record: CartSyncRecord): void
  /** Compares what was asked of the cart with what it holds now. */
  confirm(attempts: Attempt[], cart: Cart | null): Shortfall[]
}

export function createChangeLog(emit: (event: CartSyncEvent) => void): ChangeLog {
  const changes = new Map<string, CartChange>()
  const told = new Set<string>()

  function record(change: CartChange): void {
    emit({ type: 'cart_changed', change })
    const from = changes.get(change.lineItemId)?.from ?? change.from
    if (from === change.to) changes.delete(change.lineItemId)
    else changes.set(change.lineItemId, { ...change, from })
  }
  function tell(event: CartSyncRecord): void {
    const key = JSON.stringify(event)
    if (!told.has(key)) emit(event)
    told.add(key)
  }
  const refuse = (action: CartAction): void => tell({ type: 'action_refused', action, reason: 'cart_refused' })

  return {
    changes: () => [...changes.values()],
    tell,
    confirm(attempts, cart) {
      const lines = attempts.length ? linesById(cart) : new Map<string, never>()
      return attempts.flatMap(({ change, action, rejected }) => {
        const { lineItemId, from, to } = change
        const line = lines.get(lineItemId)
        const actual = line?.quantity ?? 0
        if (actual === to || (rejected && actual !== from)) record({ ...change, to: actual })
        // A line that is gone is the shopper's doing, or merged with another: the next report tells.
        if (!action || !line || actual === to) return []
        refuse(action)
        return { lineItemId, wanted: to, actual }
      })
    },
  }
}
