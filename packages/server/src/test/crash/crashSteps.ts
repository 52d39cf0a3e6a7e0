import { cancelLineItems } from '../../orders/cancelLineItems.js'
import { fulfillLineItems } from '../../orders/fulfillLineItems.js'
import type { Order } from '../../orders/order.js'
import type { OrderStep } from '../../orders/orderStep.js'
import { placeOrder } from '../../orders/placeOrder.js'
import { refundLineItems } from '../../orders/refundLineItems.js'
import { daysLater, newOrder, plan, product } from '@hakuna-kit/test/orders'

export const crashOrders = 300
export const crashEvents = 2_000

const one = [{ lineItemId: 'phone', quantity: 1 }]

/** Every change builds on the one before, so the insurer refuses them in any other order. */
const changes: ((order: Order) => OrderStep)[] = [
  (order) => fulfillLineItems(order, { items: one, fulfilledAt: daysLater(1) }),
  (order) => refundLineItems(order, { items: one, refundedAt: daysLater(2) }),
  (order) => fulfillLineItems(order, { items: one, fulfilledAt: daysLater(3), withPlans: true }),
  (order) => cancelLineItems(order, { items: one, cancelledAt: daysLater(4) }),
  (order) => refundLineItems(order, { items: one, refundedAt: daysLater(5) }),
  (order) => fulfillLineItems(order, { items: one, fulfilledAt: daysLater(6) }),
]

export function crashOrderId(index: number): string {
  return `order-${String(index).padStart(3, '0')}`
}

/** How many events the order has: 200 orders have seven, 100 have six, 2,000 in all. */
export function crashLength(index: number): number {
  return index % 3 === 0 ? 6 : 7
}

/** The step after `done` steps. `order`: as it is then; undefined before the first. */
export function nextCrashStep(index: number, done: number, order: Order | undefined): OrderStep {
  const change = changes[done - 1]
  if (order && change) return change(order)
  return placeOrder(newOrder([product('phone', 4), plan('plan', 'PHONE', 3)], { id: crashOrderId(index) }))
}

/** All steps of an order. */
export function crashSteps(index: number): OrderStep[] {
  const steps: OrderStep[] = []
  while (steps.length < crashLength(index)) steps.push(nextCrashStep(index, steps.length, steps.at(-1)?.order))
  return steps
}
