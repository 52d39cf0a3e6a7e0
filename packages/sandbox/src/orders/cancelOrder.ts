import { refuse } from '../http/Refusal.js'
import { checkDate } from './LineChange.js'
import type { OrderState } from './OrderState.js'
import { sumUnits } from './units.js'

/**
 * Cancels the whole order, before anything was shipped (guide "Orders").
 * @throws Refusal 400 `cancel_decline` (documented) when the order was fulfilled in part or whole, or is cancelled
 */
export function cancelOrder(order: OrderState, at: string, path: string): void {
  if (order.status === 'cancelled') throw refuse('cancel_decline', path, 'The order is cancelled already.')
  if (order.lineItems.some((line) => line.fulfillments.length > 0)) {
    throw refuse('cancel_decline', path, 'The order is fulfilled already, at least in part.')
  }
  checkDate(order, at, path)
  order.status = 'cancelled'
  order.cancelledAt = at
  for (const line of order.lineItems) {
    const quantity = line.quantity - sumUnits(line.cancellations)
    if (quantity > 0) line.cancellations.push({ quantity, at })
  }
  for (const cover of order.covers) cover.quantity = 0
}
