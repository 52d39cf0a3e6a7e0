import type { AmbiguousPlans } from '@hakuna-kit/core'
import { createRefundWindow, type RefundWindow } from './createRefundWindow.js'
import { mergeUnits, type LineItemUnits } from '../lineItemUnits.js'
import type { ChangedUnits, Order } from '../order.js'
import { OrderError } from '../OrderError.js'
import { countMovableUnits, readAllocation, type Allocation } from './readAllocation.js'
import { allocateListedPlans, findPlansOfProduct, takeListedPlansAlone, type ListedUnits } from './removePlans.js'

/** What leaves an order: units that the customer sent back, or units that are never shipped. */
export type Removal = {
  kind: 'refunded' | 'cancelled'
  items: LineItemUnits[]
  /** When. */
  at: string
  refundWindowDays: number
}

/**
 * Decides which units a refund or cancellation moves, plan lines included.
 *
 * - A product takes its plans along (documented): those that would otherwise be more than its units. Units without a
 *   plan go first. Units of a line cannot be told apart, and this way the customer keeps the insurance that was paid
 *   for.
 * - A plan may go alone: cancelled before its unit is shipped, refunded within the window after (vendor page, support
 *   table).
 * - Plan lines that the shop lists count as taken along. In this way the shop chooses between two plans of one
 *   product.
 *
 * @throws OrderError `order_quantity_exceeded`, `order_refund_window_closed`
 */
export function allocateRemoval(
  order: Order,
  { kind, items, at, refundWindowDays }: Removal,
): { units: ChangedUnits[]; ambiguousPlans: AmbiguousPlans[] } {
  const allocation = readAllocation(order)
  const window = createRefundWindow(allocation, at, refundWindowDays)
  const planLineItemIds = new Set(order.planConnections.map(({ planLineItemId }) => planLineItemId))
  const listed = items.map((item, index): ListedUnits => ({ ...item, path: `items[${index}].quantity`, units: [] }))
  const products = listed.filter(({ lineItemId }) => !planLineItemIds.has(lineItemId))
  const plans = listed.filter(({ lineItemId }) => planLineItemIds.has(lineItemId))
  const ambiguousPlans = order.ambiguousPlans.filter(({ productLineItemIds }) =>
    items.some(({ lineItemId }) => productLineItemIds.includes(lineItemId)),
  )
  const move = (item: ListedUnits, moved: ChangedUnits[]) => {
    for (const units of moved) allocation.move(kind, units, at)
    item.units.push(...moved)
  }

  for (const item of products) move(item, [takeProducts(item, { kind, allocation, window })])
  allocateListedPlans(order, plans, allocation, (item, units) => move(item, [units]))
  for (const item of plans) move(item, takeListedPlansAlone(item, { kind, allocation, window }))
  for (const item of products) {
    const { units, ambiguous } = findPlansOfProduct(order, kind, allocation, item.lineItemId)
    if (ambiguous) ambiguousPlans.push(ambiguous)
    move(item, units)
  }
  return { units: mergeUnits(listed.flatMap(({ units }) => units)), ambiguousPlans }
}

function takeProducts(
  { lineItemId, quantity: wanted, path }: ListedUnits,
  { kind, allocation, window }: { kind: Removal['kind']; allocation: Allocation; window: RefundWindow },
): ChangedUnits {
  const available = countMovableUnits(allocation.status(lineItemId), kind)
  const quantity = wanted ?? Math.max(available, 1)
  if (quantity > available) {
    const availableUnits = kind === 'refunded' ? 'fulfilled unit(s) to refund' : 'unshipped unit(s) to cancel'
    throw new OrderError('order_quantity_exceeded', path, { wanted: quantity, available, availableUnits })
  }
  const inWindow = kind === 'refunded' ? window.units(lineItemId) : available
  if (quantity > inWindow) {
    const details = { wanted: quantity, available: inWindow, refundWindowDays: window.days }
    throw new OrderError('order_refund_window_closed', path, details)
  }
  return { lineItemId, quantity }
}
