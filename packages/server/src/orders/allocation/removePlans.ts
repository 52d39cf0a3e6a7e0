import type { ChangedUnits } from '../order.js'
import { QuantityExceededError, RefundWindowClosedError } from '../OrderError.js'
import type { Cover } from './readAllocation.js'
import { countMoved, type ListedUnits } from './movePlansWithProducts.js'
import type { RefundWindow } from '../createRefundWindow.js'

/**
 * Plans that the shop lists itself, beyond those that went with their product: refunded where their unit was shipped, cancelled where it was
 * not. Of a plan line that covers several product lines, those of the product that was paired first go first.
 *
 * @throws QuantityExceededError, RefundWindowClosedError
 */
export function takePlansAlone(
  item: ListedUnits,
  { kind, cover, window }: { kind: 'refunded' | 'cancelled'; cover: Cover; window: RefundWindow },
): ChangedUnits[] {
  const { lineItemId, quantity: wanted, path } = item
  const options = cover.of(lineItemId).map((connection) => {
    const { productLineItemId, live } = connection
    const shipped = cover.shipped(connection)
    const atAnyTime = kind === 'refunded' ? shipped : live - shipped
    const now = kind === 'refunded' ? Math.min(shipped, window.plans(productLineItemId)) : atAnyTime
    return { productLineItemId, now, atAnyTime }
  })
  const withProducts = countMoved(item)
  const available = withProducts + options.reduce((sum, { now }) => sum + now, 0)
  const quantity = wanted ?? Math.max(available, 1)
  if (quantity > available) {
    const isTooLate = quantity <= withProducts + options.reduce((sum, { atAnyTime }) => sum + atAnyTime, 0)
    if (isTooLate) throw new RefundWindowClosedError(path, quantity, available, window.days)
    const availableAs =
      kind === 'refunded' ? 'plan(s) of fulfilled units to refund' : 'plan(s) of unshipped units to cancel'
    throw new QuantityExceededError(path, quantity, available, availableAs)
  }
  let rest = quantity - withProducts
  return options.flatMap(({ productLineItemId, now }) => {
    const taken = Math.min(rest, now)
    rest -= taken
    return taken > 0 ? [{ lineItemId, productLineItemId, quantity: taken }] : []
  })
}
