import type { ChangedUnits, Order } from './order.js'
import { OrderError } from './OrderError.js'

/** Units of one line, as the shop lists them in a change. */
export type LineItemUnits = {
  lineItemId: string
  /** A whole number, 1 or more. Absent: every unit that is left for this change. */
  quantity?: number | undefined
}

/**
 * @throws OrderError `order_invalid`, `order_without_line_items`, `order_unknown_line_item`, `order_invalid_quantity`
 */
export function checkLineItemUnits(order: Order, items: unknown): LineItemUnits[] {
  if (!Array.isArray(items)) throw new OrderError('order_invalid', 'items', { reason: 'not a list of line items.' })
  if (items.length === 0) throw new OrderError('order_without_line_items', 'items')
  return items.map((item: Partial<LineItemUnits> | null, index) => {
    const lineItemId = item?.lineItemId
    if (!order.lineItems.some(({ id }) => id === lineItemId)) {
      throw new OrderError('order_unknown_line_item', `items[${index}].lineItemId`, { lineItemId: String(lineItemId) })
    }
    if (item?.quantity !== undefined) checkQuantity(item.quantity, `items[${index}].quantity`)
    return item as LineItemUnits
  })
}

/** @throws OrderError `order_invalid_quantity` */
export function checkQuantity(quantity: unknown, path: string): number {
  if (!Number.isSafeInteger(quantity) || (quantity as number) < 1) throw new OrderError('order_invalid_quantity', path)
  return quantity as number
}

/** One entry per line item and connection, at the place of the first. */
export function mergeUnits(units: ChangedUnits[]): ChangedUnits[] {
  const merged = new Map<string, ChangedUnits>()
  for (const unit of units) {
    const key = JSON.stringify([unit.lineItemId, unit.productLineItemId])
    const earlier = merged.get(key)
    merged.set(key, earlier ? { ...earlier, quantity: earlier.quantity + unit.quantity } : unit)
  }
  return [...merged.values()]
}
