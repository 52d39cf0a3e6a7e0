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
 * Applies an action of the back office to the order model.
 *
 * @throws OrderError when the order does not allow it
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
