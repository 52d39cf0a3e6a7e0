import type { ChangedUnits } from './order.js'
import type { LineItemUnits } from './orderChange.js'
import { QuantityExceededError, RefundWindowClosedError } from './orderErrors.js'
import type { Cover } from './planCover.js'
import type { RefundWindow } from './refundWindow.js'

type Change = {
  kind: 'refunded' | 'cancelled'
  cover: Cover
  window: RefundWindow
}

/**
 * Plans that the shop lists itself: first those that must go with their product anyway, then those that may go alone.
 *
 * @throws QuantityExceededError, RefundWindowClosedError
 */
export function takePlansAlone(
  { lineItemId, quantity: wanted, path }: LineItemUnits & { path: string },
  { kind, cover, window }: Change,
): ChangedUnits[] {
  const options = cover.of(lineItemId).map((connection) => {
    const { productLineItemId, live } = connection
    const shippedPlans = cover.shipped(connection)
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
    }
  }
  return taken
}
