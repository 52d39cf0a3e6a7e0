import type { AmbiguousPlans } from '@hakuna-kit/core'
import type { ChangedUnits, Order } from './order.js'
import type { LineItemUnits } from './orderChange.js'
import { QuantityExceededError, RefundWindowClosedError } from './orderErrors.js'
import { refundableUnits } from './lineItemStatus.js'
import { movableUnits, readCover, type Cover, type PlanCover } from './planCover.js'

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
  removal: Removal,
): { units: ChangedUnits[]; ambiguousPlans: AmbiguousPlans[] } {
  const { kind, items } = removal
  const cover = readCover(order)
  const planLineItemIds = new Set(order.planConnections.map((connection) => connection.planLineItemId))
  const units: ChangedUnits[][] = items.map(() => [])
  const move = (index: number, moved: ChangedUnits) => {
    cover.move(kind, moved)
    units[index]?.push(moved)
  }

  for (const [index, { lineItemId, quantity }] of items.entries()) {
    if (planLineItemIds.has(lineItemId)) continue
    move(index, { lineItemId, quantity: takeProducts(order, removal, cover, lineItemId, quantity, index) })
  }
  for (const [index, { lineItemId, quantity }] of items.entries()) {
    if (!planLineItemIds.has(lineItemId)) continue
    for (const plan of takePlans(order, removal, cover, lineItemId, quantity, index)) move(index, plan)
  }
  const ambiguousPlans = ambiguousPlansOf(order, items)
  for (const [index, { lineItemId }] of items.entries()) {
    if (planLineItemIds.has(lineItemId)) continue
    const { along, ambiguous } = plansAlong(order, cover, lineItemId)
    if (ambiguous) ambiguousPlans.push(ambiguous)
    for (const plan of along) move(index, plan)
  }
  return { units: mergeUnits(units.flat()), ambiguousPlans }
}

function takeProducts(
  order: Order,
  { kind, at, refundWindowDays }: Removal,
  cover: Cover,
  lineItemId: string,
  wanted: number | undefined,
  index: number,
): number {
  const path = `items[${index}].quantity`
  const line = cover.status(lineItemId)
  const available = movableUnits(line, kind)
  const quantity = wanted ?? Math.max(available, 1)
  if (quantity > available) {
    throw new QuantityExceededError(
      path,
      quantity,
      available,
      kind === 'refunded' ? 'fulfilled unit(s) to refund' : 'unshipped unit(s) to cancel',
    )
  }
  if (kind === 'refunded') checkWindow(order, cover, lineItemId, quantity, { at, refundWindowDays, path })
  return quantity
}

function checkWindow(
  order: Order,
  cover: Cover,
  productLineItemId: string,
  quantity: number,
  { at, refundWindowDays, path }: { at: string; refundWindowDays: number; path: string },
): void {
  const available = unitsInWindow(order, cover, productLineItemId, at, refundWindowDays)
  if (quantity > available) throw new RefundWindowClosedError(path, quantity, available, refundWindowDays)
}

function unitsInWindow(order: Order, cover: Cover, productLineItemId: string, at: string, days: number): number {
  const before = refundableUnits(order, productLineItemId, at, days * secondsPerDay)
  // Units that this very change has refunded already.
  const refundedBefore = readCover(order).status(productLineItemId).refunded
  return before - (cover.status(productLineItemId).refunded - refundedBefore)
}

const secondsPerDay = 86_400

/** Plans that the shop lists itself: first those that must go with their product anyway, then those that may go alone. */
function takePlans(
  order: Order,
  { kind, at, refundWindowDays }: Removal,
  cover: Cover,
  planLineItemId: string,
  wanted: number | undefined,
  index: number,
): ChangedUnits[] {
  const path = `items[${index}].quantity`
  const options = cover.of(planLineItemId).map((connection) => {
    const { productLineItemId, live } = connection
    const withProduct = Math.min(live, cover.surplus(productLineItemId))
    const shipped = cover.shipped(connection)
    const unlimited = kind === 'refunded' ? shipped : live - shipped - withProduct
    const alone =
      kind === 'refunded'
        ? Math.min(shipped, unitsInWindow(order, cover, productLineItemId, at, refundWindowDays))
        : unlimited
    return { productLineItemId, withProduct, alone, unlimited }
  })
  const sumOf = (part: 'withProduct' | 'alone' | 'unlimited') => options.reduce((sum, option) => sum + option[part], 0)
  const available = sumOf('withProduct') + sumOf('alone')
  let rest = wanted ?? Math.max(available, 1)
  if (rest > available) {
    if (rest <= sumOf('withProduct') + sumOf('unlimited')) {
      throw new RefundWindowClosedError(path, rest, available, refundWindowDays)
    }
    const availableAs =
      kind === 'refunded' ? 'plan(s) of fulfilled units to refund' : 'plan(s) of unshipped units to cancel'
    throw new QuantityExceededError(path, rest, available, availableAs)
  }
  const taken: ChangedUnits[] = []
  for (const part of ['withProduct', 'alone'] as const) {
    for (const option of options) {
      const quantity = Math.min(rest, option[part])
      rest -= quantity
      if (quantity > 0)
        taken.push({ lineItemId: planLineItemId, productLineItemId: option.productLineItemId, quantity })
    }
  }
  return taken
}

/** Plans that go along because their product went. */
function plansAlong(
  order: Order,
  cover: Cover,
  productLineItemId: string,
): { along: ChangedUnits[]; ambiguous: AmbiguousPlans | undefined } {
  const candidates = cover.of(productLineItemId).filter(({ live }) => live > 0)
  let rest = cover.surplus(productLineItemId)
  const isChoice = candidates.length > 1 && rest > 0 && rest < sumLive(candidates)
  const along = candidates.flatMap(({ planLineItemId, live }) => {
    const quantity = Math.min(rest, live)
    rest -= quantity
    return quantity > 0 ? [{ lineItemId: planLineItemId, productLineItemId, quantity }] : []
  })
  if (!isChoice) return { along, ambiguous: undefined }
  const productReference = order.lineItems.find(({ id }) => id === productLineItemId)?.productId ?? ''
  const planLineItemIds = candidates.map(({ planLineItemId }) => planLineItemId)
  return { along, ambiguous: { productReference, productLineItemIds: [productLineItemId], planLineItemIds } }
}

function sumLive(connections: PlanCover[]): number {
  return connections.reduce((sum, { live }) => sum + live, 0)
}

/** Pairings of the order's placing that could have been made otherwise and that these lines depend on. */
function ambiguousPlansOf(order: Order, items: LineItemUnits[]): AmbiguousPlans[] {
  return order.ambiguousPlans.filter(({ productLineItemIds }) =>
    items.some(({ lineItemId }) => productLineItemIds.includes(lineItemId)),
  )
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
