import type { TimelineEvent } from '../recording/TimelineEntry.js'

/** The stages of a plan, in order. */
export const stages = ['lookup', 'selection', 'cart', 'sync', 'order'] as const
export type Stage = (typeof stages)[number]

export const stageNames: Record<Stage, string> = {
  lookup: 'Lookup',
  selection: 'Selection',
  cart: 'Cart lines',
  sync: 'Cart sync',
  order: 'Order events',
}

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
