import type { AmbiguousPlans } from '@hakuna-kit/core'
import type { ChangedUnits, Order } from '../order.js'
import type { LineItemUnits } from '../orderStep.js'
import { QuantityExceededError, RefundWindowClosedError } from '../OrderError.js'
import { movableUnits, readCover, type Cover } from './readAllocation.js'
import { plansAlong } from './plansAlong.js'
import { takePlansAlone } from './removePlans.js'
import { movePlansWithProducts, type ListedUnits } from './movePlansWithProducts.js'
import { createRefundWindow, type RefundWindow } from '../createRefundWindow.js'

/** What leaves an order: units the customer sent back, or units that are never shipped. */
export type Removal = {
  kind: 'refunded' | 'cancelled'
  items: LineItemUnits[]
  /** When. */
  at: string
  refundWindowDays: number
}

/**
 * Works out which units a refund or cancellation moves, plan lines included.
 *
 * - A product takes its plans along (documented), as many as there would otherwise be more plans than units of it. Units without a plan go
 *   first, since nobody can tell one unit of a line from another and the customer keeps the insurance that was paid for.
 * - A plan may go alone: cancelled before its unit is shipped, refunded within the window after (vendor page, support table).
 * - Plan lines that the shop lists itself count as taken along; that is how it chooses between two plans of one product.
 *
 * @throws QuantityExceededError, RefundWindowClosedError
 */
export function resolveRemoval(
  order: Order,
  { kind, items, at, refundWindowDays }: Removal,
): { units: ChangedUnits[]; ambiguousPlans: AmbiguousPlans[] } {
  const cover = readCover(order)
  const window = createRefundWindow(cover, at, refundWindowDays)
  const planLineItemIds = new Set(order.planConnections.map(({ planLineItemId }) => planLineItemId))
  const listed = items.map((item, index): ListedUnits => ({ ...item, path: `items[${index}].quantity`, units: [] }))
  const products = listed.filter(({ lineItemId }) => !planLineItemIds.has(lineItemId))
  const plans = listed.filter(({ lineItemId }) => planLineItemIds.has(lineItemId))
  const ambiguousPlans = order.ambiguousPlans.filter(({ productLineItemIds }) =>
    items.some(({ lineItemId }) => productLineItemIds.includes(lineItemId)),
  )
  const move = (item: ListedUnits, moved: ChangedUnits[]) => {
    for (const units of moved) cover.move(kind, units, at)
    item.units.push(...moved)
  }

  for (const item of products) move(item, [takeProducts(item, { kind, cover, window })])
  movePlansWithProducts(order, plans, cover, (item, units) => move(item, [units]))
  for (const item of plans) move(item, takePlansAlone(item, { kind, cover, window }))
  for (const item of products) {
    const { along, ambiguous } = plansAlong(order, kind, cover, item.lineItemId)
    if (ambiguous) ambiguousPlans.push(ambiguous)
    move(item, along)
  }
  return { units: mergeUnits(listed.flatMap(({ units }) => units)), ambiguousPlans }
}

function takeProducts(
  { lineItemId, quantity: wanted, path }: LineItemUnits & { path: string },
  { kind, cover, window }: { kind: Removal['kind']; cover: Cover; window: RefundWindow },
): ChangedUnits {
  const available = movableUnits(cover.status(lineItemId), kind)
  const quantity = wanted ?? Math.max(available, 1)
  if (quantity > available) {
    const availableAs = kind === 'refunded' ? 'fulfilled unit(s) to refund' : 'unshipped unit(s) to cancel'
    throw new QuantityExceededError(path, quantity, available, availableAs)
  }
  const inWindow = kind === 'refunded' ? window.units(lineItemId) : available
  if (quantity > inWindow) throw new RefundWindowClosedError(path, quantity, inWindow, window.days)
  return { lineItemId, quantity }
}

/** One entry per line and pairing, where it first stood. */
export function mergeUnits(units: ChangedUnits[]): ChangedUnits[] {
  const merged = new Map<string, ChangedUnits>()
  for (const unit of units) {
    const key = JSON.stringify([unit.lineItemId, unit.productLineItemId])
    const earlier = merged.get(key)
    merged.set(key, earlier ? { ...earlier, quantity: earlier.quantity + unit.quantity } : unit)
  }
  return [...merged.values()]
}
