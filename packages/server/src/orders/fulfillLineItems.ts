import type { ChangedUnits, Order, OrderStep } from './order.js'
import type { Moment } from './moments.js'
import {
  checkUnits,
  finishChange,
  repeatedStep,
  startChange,
  type LineItemUnits,
  type OrderRules,
} from './orderStep.js'
import { QuantityExceededError } from './OrderError.js'
import { readCover, type Cover } from './allocation/readAllocation.js'
import { mergeUnits } from './allocation/allocateRemoval.js'
import { unshippedUnits } from './lineItemStatus.js'

/** A parcel that left, or goods handed over. */
export type Fulfillment = {
  /** The shop's id of it, e.g. of the parcel. Recommended: it is how the same fulfilment, told twice, is recognised. */
  id?: string | undefined
  items: LineItemUnits[]
  /** Default: now. */
  fulfilledAt?: Moment | undefined
  /** Fulfil the plans of the shipped units as well (optional in the documents, and never told to the order feed). Default: no. */
  withPlans?: boolean | undefined
}

/**
 * Records that units were shipped. From then on the insurer makes contracts for the protected ones (documented).
 * Plan lines may be listed where their product is shipped; they never have to be.
 *
 * @throws UnknownLineItemError, InvalidQuantityError, QuantityExceededError, InvalidDateError, OrderCancelledError, IdReusedError,
 *   OrderWithoutLineItemsError; each with the field's path, and the order as it was.
 * @see insurer guide "Sharing order events with the Events API", line item fulfilment (documented)
 */
export function fulfillLineItems(
  order: Order,
  { id, items, fulfilledAt, withPlans = false }: Fulfillment,
  { now = () => new Date() }: OrderRules = {},
): OrderStep {
  const wanted = checkUnits(order, items)
  const started = startChange(
    order,
    { kind: 'fulfillment', id, at: fulfilledAt, atPath: 'fulfilledAt', items: wanted, more: withPlans },
    now,
  )
  if (started.repeat) return repeatedStep(order, started.repeat)

  const cover = readCover(order)
  const isPlan = (lineItemId: string) => cover.of(lineItemId).some((plan) => plan.planLineItemId === lineItemId)
  const isOfParcel = (plan: ChangedUnits) => wanted.some(({ lineItemId }) => lineItemId === plan.productLineItemId)
  const units: ChangedUnits[][] = wanted.map(() => [])

  // Products first: a plan may be listed before the product that it goes with.
  for (const [index, { lineItemId, quantity }] of wanted.entries()) {
    if (isPlan(lineItemId)) continue
    const available = unshippedUnits(cover.status(lineItemId))
    const moved = takeUnits(quantity, available, `items[${index}].quantity`, 'unit(s) to be shipped')
    const shipped = { lineItemId, quantity: moved }
    cover.move('fulfilled', shipped, started.at)
    units[index]?.push(shipped)
  }
  for (const [index, { lineItemId, quantity }] of wanted.entries()) {
    if (!isPlan(lineItemId)) continue
    // A plan line may cover several product lines: those of the same parcel come first.
    const fulfillable = fulfillablePlans(cover, lineItemId)
    const plans = [...fulfillable.filter(isOfParcel), ...fulfillable.filter((plan) => !isOfParcel(plan))]
    const available = plans.reduce((sum, plan) => sum + plan.quantity, 0)
    let rest = takeUnits(quantity, available, `items[${index}].quantity`, 'plan(s) of shipped units')
    for (const plan of plans) {
      const moved = { ...plan, quantity: Math.min(plan.quantity, rest) }
      rest -= moved.quantity
      if (moved.quantity === 0) continue
      cover.move('fulfilled', moved, started.at)
      units[index]?.push(moved)
    }
  }
  if (withPlans) {
    for (const [index, { lineItemId }] of wanted.entries()) {
      if (isPlan(lineItemId)) continue
      for (const plan of fulfillablePlans(cover, lineItemId)) {
        cover.move('fulfilled', plan, started.at)
        units[index]?.push(plan)
      }
    }
  }

  const { id: changeId, digest, at } = started
  return finishChange(order, { id: changeId, digest, type: 'fulfilled', at, items: mergeUnits(units.flat()) })
}

function takeUnits(wanted: number | undefined, available: number, path: string, availableAs: string): number {
  if (available === 0 || (wanted ?? 0) > available) {
    throw new QuantityExceededError(path, wanted ?? 1, available, availableAs)
  }
  return wanted ?? available
}

/** Plans of a product or plan line whose unit is shipped and that are not fulfilled yet. */
function fulfillablePlans(cover: Cover, lineItemId: string): ChangedUnits[] {
  return cover
    .of(lineItemId)
    .map((connection) => ({
      lineItemId: connection.planLineItemId,
      productLineItemId: connection.productLineItemId,
      quantity: cover.shipped(connection) - connection.fulfilled,
    }))
    .filter(({ quantity }) => quantity > 0)
}
