import type { AmbiguousPlans } from '@hakuna-kit/core'
import type { RefundWindow } from './createRefundWindow.js'
import type { LineItemUnits } from '../lineItemUnits.js'
import type { ChangedUnits, Order } from '../order.js'
import { OrderError } from '../OrderError.js'
import type { Allocation } from './readAllocation.js'

/** A line of a change as the shop listed it, and the units moved for it so far. */
export type ListedUnits = LineItemUnits & {
  /** Of its quantity, for errors. */
  path: string
  units: ChangedUnits[]
}

function countMoved({ units }: ListedUnits): number {
  return units.reduce((sum, { quantity }) => sum + quantity, 0)
}

/**
 * Plans that the shop lists and that must go with their product in any case.
 *
 * A plan line may cover several product lines and a product line may have several plan lines, but neither shop nor
 * insurer says which plan goes with which unit. The products take their plans in the order of the connections, so
 * that no plan is left to go alone that could have gone with a product (our reading; the documents do not say).
 */
export function allocateListedPlans(
  order: Order,
  plans: ListedUnits[],
  allocation: Allocation,
  move: (item: ListedUnits, units: ChangedUnits) => void,
): void {
  for (const productLineItemId of new Set(order.planConnections.map((connection) => connection.productLineItemId))) {
    for (const connection of allocation.connectionsOf(productLineItemId)) {
      for (const item of plans.filter(({ lineItemId }) => lineItemId === connection.planLineItemId)) {
        const wanted = (item.quantity ?? Infinity) - countMoved(item)
        const quantity = Math.min(wanted, connection.live, allocation.countSurplusPlans(productLineItemId))
        if (quantity > 0) move(item, { lineItemId: item.lineItemId, productLineItemId, quantity })
      }
    }
  }
}

/**
 * Plans that the shop lists, beyond those that went with their product: refunded where their unit was shipped,
 * cancelled where it was not. If a plan line covers several product lines, the plans of the first connection go
 * first.
 *
 * @throws OrderError `order_quantity_exceeded`, `order_refund_window_closed`
 */
export function takeListedPlansAlone(
  item: ListedUnits,
  { kind, allocation, window }: { kind: 'refunded' | 'cancelled'; allocation: Allocation; window: RefundWindow },
): ChangedUnits[] {
  const { lineItemId, quantity: wanted, path } = item
  const options = allocation.connectionsOf(lineItemId).map((connection) => {
    const { productLineItemId, live } = connection
    const contracts = allocation.countContracts(connection)
    const atAnyTime = kind === 'refunded' ? contracts : live - contracts
    const now = kind === 'refunded' ? Math.min(contracts, window.plans(productLineItemId)) : atAnyTime
    return { productLineItemId, now, atAnyTime }
  })
  const withProducts = countMoved(item)
  const available = withProducts + options.reduce((sum, { now }) => sum + now, 0)
  const quantity = wanted ?? Math.max(available, 1)
  if (quantity > available) {
    const isTooLate = quantity <= withProducts + options.reduce((sum, { atAnyTime }) => sum + atAnyTime, 0)
    if (isTooLate) {
      const details = { wanted: quantity, available, refundWindowDays: window.days }
      throw new OrderError('order_refund_window_closed', path, details)
    }
    const availableUnits =
      kind === 'refunded' ? 'plan(s) of fulfilled units to refund' : 'plan(s) of unshipped units to cancel'
    throw new OrderError('order_quantity_exceeded', path, { wanted: quantity, available, availableUnits })
  }
  let rest = quantity - withProducts
  return options.flatMap(({ productLineItemId, now }) => {
    const taken = Math.min(rest, now)
    rest -= taken
    return taken > 0 ? [{ lineItemId, productLineItemId, quantity: taken }] : []
  })
}

/**
 * Plans that go because their product went and that the shop did not list. With a cancelled unit goes a plan whose unit
 * was not shipped, as long as there is one: the other plans are contracts already.
 */
export function findPlansOfProduct(
  order: Order,
  kind: 'refunded' | 'cancelled',
  allocation: Allocation,
  productLineItemId: string,
): { units: ChangedUnits[]; ambiguous: AmbiguousPlans | undefined } {
  const candidates = allocation
    .connectionsOf(productLineItemId)
    .filter(({ live }) => live > 0)
    .map((connection) => {
      const { planLineItemId, live } = connection
      const first = kind === 'cancelled' ? live - allocation.countContracts(connection) : live
      return { planLineItemId, live, first, then: live - first, taken: 0 }
    })
  let rest = allocation.countSurplusPlans(productLineItemId)
  const isChoice = candidates.length > 1 && rest > 0 && rest < candidates.reduce((sum, { live }) => sum + live, 0)
  for (const part of ['first', 'then'] as const) {
    for (const candidate of candidates) {
      const quantity = Math.min(rest, candidate[part])
      rest -= quantity
      candidate.taken += quantity
    }
  }
  const units = candidates
    .filter(({ taken }) => taken > 0)
    .map(({ planLineItemId, taken }) => ({ lineItemId: planLineItemId, productLineItemId, quantity: taken }))
  if (!isChoice) return { units, ambiguous: undefined }
  const productReference = order.lineItems.find(({ id }) => id === productLineItemId)?.productId ?? ''
  const planLineItemIds = candidates.map(({ planLineItemId }) => planLineItemId)
  return { units, ambiguous: { productReference, productLineItemIds: [productLineItemId], planLineItemIds } }
}
