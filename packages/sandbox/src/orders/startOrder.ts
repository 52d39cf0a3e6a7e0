import { connectPlans } from '../plans/connectPlans.js'
import type { OrderLine, OrderState } from './OrderState.js'

export type NewOrderLine = Omit<OrderLine, 'fulfillments' | 'refunds' | 'cancellations' | 'takenBack'>

/** The state of an order right after it was placed. */
export function startOrder(
  order: Pick<OrderState, 'orderId' | 'source' | 'placedAt' | 'currency' | 'country' | 'cartId'>,
  lines: readonly NewOrderLine[],
  receivedAt: string,
): OrderState {
  const connections = connectPlans(
    lines.map(({ id, quantity, group, kind }) => ({
      id,
      quantity,
      productId: group,
      productReference: kind === 'plan' ? group : undefined,
    })),
  )
  return {
    ...order,
    status: 'placed',
    cancelledAt: null,
    lineItems: lines.map((line) => ({ ...line, fulfillments: [], refunds: [], cancellations: [], takenBack: [] })),
    covers: connections.map((connection) => ({ ...connection, fulfilled: 0 })),
    contracts: [],
    history: [
      {
        type: 'placed',
        at: order.placedAt,
        receivedAt,
        items: lines.map(({ id, quantity }) => ({ lineItemId: id, quantity })),
      },
    ],
  }
}
