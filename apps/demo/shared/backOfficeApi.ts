import type { Money } from '@hakuna-kit/core'

/** Requests and answers between the back office and the shop's server. Imported by both sides, so it has no logic. */

export type OrderFormat = 'events' | 'feed'

export type DeskLine = {
  id: string
  kind: 'product' | 'plan'
  productId: string
  title: string
  quantity: number
  unitPrice: Money
  cancelled: number
  fulfilled: number
  refunded: number
  /** Units that can still be shipped or cancelled; for plans only cancelled. */
  open: number
  /** Units that can still be refunded, without regard to the refund window. */
  returnable: number
  /** Product lines only: their plan lines. */
  planLineItemIds: string[]
}

export type DeskOrder = {
  id: string
  placedAt: string
  status: 'placed' | 'cancelled'
  currency: string
  customerName: string
  format: OrderFormat
  checkoutReport: 'pending' | 'delivered'
  lines: DeskLine[]
  changes: DeskChange[]
  canCancelOrder: boolean
}

export type DeskChange = {
  id: string
  type: 'fulfilled' | 'refunded' | 'line_items_cancelled' | 'cancelled'
  at: string
  items: { title: string; quantity: number }[]
}

export type DeskAction =
  | { type: 'ship' | 'refund' | 'cancel_lines'; items: { lineItemId: string; quantity: number }[] }
  | { type: 'cancel_order' }

/** The message to the insurer for an action, or why the order does not allow the action. */
export type ActionAnswer =
  | { outcome: 'possible' | 'done'; format: OrderFormat; message: unknown }
  | { outcome: 'refused'; code: string; reason: string }

export type OutboxEntryView = {
  id: string
  position: number
  orderId: string
  changeId: string
  format: OrderFormat
  state: 'waiting' | 'delivered' | 'dead' | 'skipped'
  attempts: number
  failure: string | null
  enqueuedAt: string
  settledAt: string | null
  note: string | null
}

export type OutboxAnswer = {
  /** False when the demo runs in memory. */
  available: boolean
  entries: OutboxEntryView[]
}

export type ClockAnswer = { now: string; offsetDays: number }

/** Settings of the whole shop. */
export type DeskSettings = { format: OrderFormat; feedAvailable: boolean }

export const troubles = [
  'slow',
  'down',
  'answers_lost',
  'refuses_orders',
  'price_drift',
  'offers_expired',
  'endless_actions',
] as const
export type Trouble = (typeof troubles)[number]
