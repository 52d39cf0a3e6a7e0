import type { Money } from '@hakuna-kit/core'

/** What the back office and the insurer's view say to the shop's server. Shared by both sides, so it holds shapes only. */

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
  /** Units that can still be refunded, whatever the window says. */
  returnable: number
  /** Product lines only: the plan lines that cover it. */
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

/** What would be, or was, sent to the insurer for an action; or why the order does not allow it. */
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
  /** False where the demo runs in memory. */
  available: boolean
  entries: OutboxEntryView[]
}

export type ClockAnswer = { now: string; offsetDays: number }

/** What the back office sets for the whole shop. */
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
