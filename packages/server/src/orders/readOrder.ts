import { checkShape } from './checkShape.js'
import type { Order } from './order.js'
import { orderSchema } from './orderSchema.js'

/**
 * Checks an order that comes from storage. The model's functions do not check the `Order` that they take, so read every
 * stored one with this.
 *
 * @throws OrderError `order_invalid` with the path of the first fault
 */
export function readOrder(json: unknown): Order {
  return checkShape(orderSchema, json)
}
