import type { ChangedUnits, Order } from './order.js'
import type { LineItemUnits } from './orderChange.js'
import { QuantityExceededError, RefundWindowClosedError } from './orderErrors.js'
import type { Cover, PlanCover } from './planCover.js'
import type { RefundWindow } from './refundWindow.js'

/** Plans of shipped units before any plan of a change goes: where one goes, no other takes its place within the same change. */
export function readShippedPlans(order: Order, cover: Cover): Map<PlanCover, number> {
  const connections = new Set(order.planConnections.flatMap(({ planLineItemId }) => cover.of(planLineItemId)))
  return new Map([...connections].map((connection) => [connection, cover.shipped(connection)]))
}

type Change = {
  kind: 'refunded' | 'cancelled'
  cover: Cover
  window: RefundWindow
  /** From `readShippedPlans`; what is taken is taken off. */
  shipped: Map<PlanCover, number>
}

/**
 * Plans that the shop lists itself: first those that must go with their product anyway, then those that may go alone.
 *
 * @throws QuantityExceededError, RefundWindowClosedError
 */
export function takePlansAlone(
  { lineItemId, quantity: wanted, path }: LineItemUnits & { path: string },
  { kind, cover, window, shipped }: Change,
): ChangedUnits[] {
  const options = cover.of(lineItemId).map((connection) => {
    const { productLineItemId, live } = connection
    const shippedPlans = shipped.get(connection) ?? 0
    const withProduct = Math.min(live, cover.surplus(productLineItemId))
    // What goes with its product cannot go alone as well.
    const left = live - withProduct
    const atAnyTime = kind === 'refunded' ? Math.min(left, shippedPlans) : Math.max(0, left - shippedPlans)
    const alone = kind === 'refunded' ? Math.min(atAnyTime, window.units(productLineItemId)) : atAnyTime
    return { connection, withProduct, alone, atAnyTime }
  })
  const sumOf = (part: 'withProduct' | 'alone' | 'atAnyTime') => options.reduce((sum, option) => sum + option[part], 0)
  const available = sumOf('withProduct') + sumOf('alone')
  let rest = wanted ?? Math.max(available, 1)
  if (rest > available) {
    const isTooLate = rest <= sumOf('withProduct') + sumOf('atAnyTime')
    if (isTooLate) throw new RefundWindowClosedError(path, rest, available, window.days)
    const availableAs =
      kind === 'refunded' ? 'plan(s) of fulfilled units to refund' : 'plan(s) of unshipped units to cancel'
    throw new QuantityExceededError(path, rest, available, availableAs)
  }
  const taken: ChangedUnits[] = []
  for (const part of ['withProduct', 'alone'] as const) {
    for (const { connection, [part]: most } of options) {
      const quantity = Math.min(rest, most)
      if (quantity === 0) continue
      rest -= quantity
      taken.push({ lineItemId, productLineItemId: connection.productLineItemId, quantity })
      if (part === 'alone' && kind === 'refunded') {
        shipped.set(connection, (shipped.get(connection) ?? 0) - quantity)
      }
    }
  }
  return taken
}
