import type { PlanConnection } from '@hakuna-kit/core'
import type { CartSyncRecord } from '@hakuna-kit/core/sync'
import type { Surface } from '../../opt-in/ConsentRecord.js'
import type { NoPlansShownReason } from '../../ProtectionEvent.js'
import type { Failure } from './toFailure.js'

export type TimelineEntry = {
  id: number
  /** Milliseconds since 1970. `NaN` if the shop gave no valid time. */
  at: number
  event: TimelineEvent
}

/** The recorded facts of a cart line. */
export type LineFacts = {
  lineItemId: string
  productId: string
  title: string
  quantity: number
  /** Plan lines only: the product that they protect. */
  protects?: string | undefined
  planId?: string | undefined
}

/** One line before and after a change of the cart. A quantity of 0 means that there is no such line. */
export type LineChange = LineFacts & { from: number }

/** Something that happened. `durationMs` counts from the request to its answer. */
export type TimelineEvent =
  /** `durationMs` is absent if the answer was there before: from the server, or from before the panel was loaded. */
  | { type: 'plans_answered'; productId: string; planIds: string[]; reason?: NoPlansShownReason; durationMs?: number }
  | { type: 'plans_failed'; productId: string; failure: Failure; durationMs?: number }
  | { type: 'plans_shown'; surface: Surface; productId: string; planIds: string[] }
  | { type: 'no_plans'; surface: Surface; productId: string; reason: NoPlansShownReason }
  | { type: 'plan_selected'; surface: Surface; productId: string; planId: string }
  | { type: 'plan_removed'; surface: Surface; productId: string; planId: string }
  | { type: 'plan_declined'; surface: Surface; productId: string }
  /** The choice now applies to a variant or a new price of the product. */
  | { type: 'choice_kept'; productId: string; planId: string }
  /** Not by the shopper: it was added to the cart, its opt-in left the page, or there is no equal plan any more. */
  | { type: 'choice_ended'; productId: string; planId: string }
  | { type: 'cart_read'; lines: LineFacts[] }
  | { type: 'lines_changed'; changes: LineChange[] }
  /** The shop's cart rejected a change that the shopper made in a row. */
  | { type: 'cart_refused'; productId: string; wanted: 'add' | 'remove'; code: string }
  /** `loop` counts the syncs since the panel was loaded, here and below. */
  | { type: 'round_started'; loop: number; round: number }
  /** `productId`: the product of the line, or the one that its plan protects, if known. */
  | { type: 'sync_record'; loop: number; record: CartSyncRecord; productId?: string | undefined }
  | { type: 'sync_settled'; loop: number; rounds: number; changeCount: number; durationMs: number }
  | { type: 'sync_failed'; loop: number; failure: Failure; durationMs: number }
  /** `asExpected`: the insurer's plan connections equal those that the cart's lines suggest. */
  | { type: 'connections_answered'; connections: PlanConnection[]; asExpected: boolean; durationMs?: number }
  | { type: 'connections_failed'; failure: Failure; durationMs?: number }
  | {
      type: 'order_event'
      /** Type of the order event, e.g. `order_placed`. */
      name: string
      orderId: string
      delivery?: string | undefined
      attempts?: number | undefined
      failure?: string | undefined
      items: { productId: string; quantity: number }[]
    }

/** Whether the event is about the product, or about the cart as a whole. */
export function concerns(event: TimelineEvent, productId: string): boolean {
  const isOf = (line: LineFacts): boolean => line.productId === productId || line.protects === productId
  switch (event.type) {
    case 'cart_read':
      return !event.lines.length || event.lines.some(isOf)
    case 'lines_changed':
      return event.changes.some(isOf)
    case 'order_event':
      return !event.items.length || event.items.some((item) => item.productId === productId)
    default:
      return !('productId' in event) || event.productId === undefined || event.productId === productId
  }
}
