import type { CartSyncRecord, PlanConnection } from '@hakuna-kit/core'
import type { Surface } from '../opt-in/ConsentRecord.js'
import type { NoPlansShownReason } from '../ProtectionEvent.js'
import type { OrderEventFacts } from './DevtoolsOrderEvent.js'
import type { Failure } from './toFailure.js'

/** The five places on a plan's way, in order. */
export const stages = ['lookup', 'selection', 'cart', 'sync', 'order'] as const
export type Stage = (typeof stages)[number]

export type TimelineEntry = {
  id: number
  /** Milliseconds since 1970; `NaN` where the shop gave no readable time. */
  at: number
  event: TimelineEvent
}

/** What of a cart line matters here. */
export type LineFacts = {
  lineItemId: string
  productId: string
  title: string
  quantity: number
  /** Plan lines only: the product that they protect. */
  protects?: string | undefined
  planId?: string | undefined
}

/** One line between two reads of the cart; 0 stands for "not there". */
export type LineChange = LineFacts & { from: number }

/** One thing that happened, in facts and without words. `durationMs` counts from the question to its answer. */
export type TimelineEvent =
  /** `durationMs` is absent where the answer was there before: from the server, or from before the panel. */
  | { type: 'plans_answered'; productId: string; planIds: string[]; reason?: NoPlansShownReason; durationMs?: number }
  | { type: 'plans_failed'; productId: string; failure: Failure; durationMs?: number }
  | { type: 'plans_shown'; surface: Surface; productId: string; planIds: string[] }
  | { type: 'no_plans'; surface: Surface; productId: string; reason: NoPlansShownReason }
  | { type: 'plan_selected'; surface: Surface; productId: string; planId: string }
  | { type: 'plan_removed'; surface: Surface; productId: string; planId: string }
  | { type: 'plan_declined'; surface: Surface; productId: string }
  /** The choice went along to a variant or a new price of the product. */
  | { type: 'choice_kept'; productId: string; planId: string }
  /** Not by the shopper: the product went into the cart, its opt-in left the page, or there is no equal plan any more. */
  | { type: 'choice_ended'; productId: string; planId: string }
  | { type: 'cart_read'; lines: LineFacts[] }
  | { type: 'lines_changed'; changes: LineChange[] }
  /** The shop's cart did not do what the shopper asked for in a row. */
  | { type: 'cart_refused'; productId: string; wanted: 'add' | 'remove'; code: string }
  /** `loop` counts the syncs since the panel is there; so in all that follow. */
  | { type: 'round_started'; loop: number; round: number }
  /** `productId`: what the line stands for or protects, where it is known. */
  | { type: 'sync_record'; loop: number; record: CartSyncRecord; productId?: string | undefined }
  | { type: 'sync_settled'; loop: number; rounds: number; changeCount: number; durationMs: number }
  | { type: 'sync_failed'; loop: number; failure: Failure; durationMs: number }
  /** The insurer's own pairs. `asExpected`: they are those that the cart's lines suggest. */
  | { type: 'connections_answered'; connections: PlanConnection[]; asExpected: boolean; durationMs?: number }
  | { type: 'connections_failed'; failure: Failure; durationMs?: number }
  | ({ type: 'order_event' } & OrderEventFacts)

export const stageOf: Record<TimelineEvent['type'], Stage> = {
  plans_answered: 'lookup',
  plans_failed: 'lookup',
  plans_shown: 'lookup',
  no_plans: 'lookup',
  plan_selected: 'selection',
  plan_removed: 'selection',
  plan_declined: 'selection',
  choice_kept: 'selection',
  choice_ended: 'selection',
  cart_read: 'cart',
  lines_changed: 'cart',
  cart_refused: 'cart',
  round_started: 'sync',
  sync_record: 'sync',
  sync_settled: 'sync',
  sync_failed: 'sync',
  connections_answered: 'sync',
  connections_failed: 'sync',
  order_event: 'order',
}

/** True where the event is about the product, or about the cart as a whole. */
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
