import {
  cancelLineItems,
  cancelOrder,
  fulfillLineItems,
  refundLineItems,
  type Order,
  type OrderStep,
} from '@hakuna-kit/server/orders'
import type { DeskAction } from '../../shared/backOfficeApi.js'

/**
 * One press of a button in the back office as a change of the order model.
 *
 * @throws OrderError where the order does not allow it
 */
export function applyAction(order: Order, action: DeskAction, now: () => Date): OrderStep {
  switch (action.type) {
    case 'ship':
      return fulfillLineItems(order, { items: action.items }, { now })
    case 'refund':
      return refundLineItems(order, { items: action.items }, { now })
    case 'cancel_lines':
      return cancelLineItems(order, { items: action.items }, { now })
    case 'cancel_order':
      return cancelOrder(order, {}, { now })
  }
}
