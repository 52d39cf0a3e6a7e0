import { type Refusal, refuse } from '../http/Refusal.js'
import type { OrderLine, OrderState } from './OrderState.js'

/** A change of one line, as a message reports it. */
export type LineChange = {
  lineItemId: string
  /** Absent: all units that are left. */
  quantity?: number | undefined
  /** ISO 8601, UTC. */
  at: string
  /** Where the message says so. */
  path: string
}

export type FoundChange = LineChange & { line: OrderLine }

/**
 * Finds the lines of the changes, product lines and plan lines apart.
 * @throws Refusal 400 `unknown_line_item`
 */
export function splitByKind(
  order: OrderState,
  changes: readonly LineChange[],
): [products: FoundChange[], plans: FoundChange[]] {
  const found = changes.map((change) => {
    const line = order.lineItems.find(({ id }) => id === change.lineItemId)
    if (!line) throw refuse('unknown_line_item', change.path, 'The order has no such line.')
    return { ...change, line }
  })
  return [found.filter(({ line }) => line.kind === 'product'), found.filter(({ line }) => line.kind === 'plan')]
}

/** @throws Refusal 400 `order_cancelled` or `invalid_date` */
export function checkOpen(order: OrderState, changes: readonly LineChange[]): void {
  if (order.status === 'cancelled') {
    throw refuse('order_cancelled', changes[0]?.path ?? 'order_id', 'The order is cancelled, nothing can follow.')
  }
  for (const { at, path } of changes) checkDate(order, at, path)
}

/** @throws Refusal 400 `invalid_date` */
export function checkDate(order: OrderState, at: string, path: string): void {
  if (Date.parse(at) < Date.parse(order.placedAt)) {
    throw refuse('invalid_date', path, 'Dated before the order was placed.')
  }
}

/** @throws Refusal 400 `quantity_exceeded` */
export function checkQuantity(quantity: number, available: number, path: string): void {
  if (quantity > available || available === 0) {
    throw refuse('quantity_exceeded', path, `${Math.max(quantity, 1)} asked for, ${available} available.`)
  }
}

export function refuseLateRefund(path: string, windowDays: number): Refusal {
  return refuse('refund_window_closed', path, `Refunds are taken until ${windowDays} days after fulfilment.`)
}
