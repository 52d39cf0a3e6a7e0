import type { Cart, LineItem } from '@hakuna-kit/core'
import type { CartSyncEvent, CartSyncRecord } from '@hakuna-kit/core/sync'
import type { CartController, CartSnapshot, CartStore } from '../../../cart/CartStore.js'
import type { Recording } from '../createRecording.js'
import type { LineChange, LineFacts } from '../TimelineEntry.js'
import { toFailure } from '../toFailure.js'

/** Records how the cart's lines change, and what each sync did and why. */
export function watchCart(cartStore: CartStore, recording: Recording): () => () => void {
  let before: CartSnapshot | undefined
  let loop = 0
  /** Start of the sync that is running. */
  let startedAt: number | undefined
  let syncListener: { from: CartController; stop: () => void } | undefined

  function onSnapshot(): void {
    const snapshot = cartStore.snapshot.get()
    const { cart, sync, rows } = snapshot
    const controller = cartStore.controller.get()
    recordLines(before?.cart, cart)
    for (const [id, { lineItem, notice }] of rows) {
      if (!notice || !('code' in notice) || notice === before?.rows.get(id)?.notice) continue
      const wanted = notice.type === 'addFailed' ? 'add' : 'remove'
      recording.add({ type: 'cart_refused', productId: lineItem.productId, wanted, code: notice.code })
    }
    if (cart !== before?.cart || sync !== before?.sync) recording.update({ cart, sync })
    before = snapshot
    if (controller === syncListener?.from) return
    syncListener?.stop()
    syncListener = controller && {
      from: controller,
      stop: controller.syncEvents.subscribe(() => onSync(controller.syncEvents.get())),
    }
  }

  function recordLines(from: Cart | null | undefined, to: Cart | null | undefined): void {
    if (to === undefined || from === to) return
    const lines = (to?.lineItems ?? []).map(toFacts)
    if (from === undefined) {
      recording.add({ type: 'cart_read', lines })
      return
    }
    const changes = diff((from?.lineItems ?? []).map(toFacts), lines)
    if (changes.length) recording.add({ type: 'lines_changed', changes })
  }

  function onSync(event: CartSyncEvent | undefined): void {
    if (!event) return
    if (startedAt === undefined) loop += 1
    startedAt ??= recording.now()
    const durationMs = recording.now() - startedAt
    switch (event.type) {
      case 'round_started':
        recording.add({ type: 'round_started', loop, round: event.round })
        return
      case 'sync_settled':
        startedAt = undefined
        recording.add({
          type: 'sync_settled',
          loop,
          rounds: event.rounds,
          changeCount: event.changes.length,
          durationMs,
        })
        return
      case 'sync_failed':
        startedAt = undefined
        recording.add({ type: 'sync_failed', loop, failure: toFailure(event.error), durationMs })
        return
      default:
        recording.add({
          type: 'sync_record',
          loop,
          record: event,
          productId: productOf(event, cartStore.snapshot.get().cart),
        })
    }
  }

  return () => {
    onSnapshot()
    const stops = [cartStore.snapshot.subscribe(onSnapshot), cartStore.controller.subscribe(onSnapshot)]
    return () => {
      for (const stop of stops) stop()
      syncListener?.stop()
      syncListener = undefined
    }
  }
}

function toFacts({ id, productId, title, quantity, customProperties }: LineItem): LineFacts {
  const { productReference: protects, planId } = customProperties ?? {}
  return { lineItemId: id, productId, title, quantity, ...(protects && { protects, planId }) }
}

/** A line with the same id but another product or plan counts as another line. */
function diff(before: LineFacts[], after: LineFacts[]): LineChange[] {
  const keyOf = ({ lineItemId, productId, protects }: LineFacts): string =>
    JSON.stringify([lineItemId, productId, protects])
  const old = new Map(before.map((line) => [keyOf(line), line]))
  const changes = after.map((line): LineChange => ({ ...line, from: old.get(keyOf(line))?.quantity ?? 0 }))
  const kept = new Set(after.map(keyOf))
  const gone = before
    .filter((line) => !kept.has(keyOf(line)))
    .map((line): LineChange => ({ ...line, from: line.quantity, quantity: 0 }))
  return [...changes.filter(({ from, quantity }) => from !== quantity), ...gone]
}

function productOf(record: CartSyncRecord, cart: Cart | null | undefined): string | undefined {
  if (record.type === 'cart_changed') return record.change.productReference
  const { action } = record
  const line = cart?.lineItems.find(({ id }) => action.type === 'update_line_item' && id === action.lineItemId)
  return line?.customProperties?.['productReference'] ?? line?.productId
}
