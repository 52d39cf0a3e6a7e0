import type { Order, OrderStep } from './order.js'
import type { Moment } from './moments.js'
import {
  checkUnits,
  finishChange,
  repeatedStep,
  startChange,
  type LineItemUnits,
  type OrderRules,
} from './orderStep.js'
import { resolveRemoval } from './allocation/allocateRemoval.js'

/** The common part of refunds and cancellations of single lines. */
export function removeLineItems(
  order: Order,
  change: {
    kind: 'refunded' | 'cancelled'
    id: string | undefined
    items: LineItemUnits[]
    at: Moment | undefined
    atPath: string
    knownToInsurer: boolean | undefined
  },
  { now = () => new Date(), refundWindowDays = defaultRefundWindowDays }: OrderRules,
): OrderStep {
  const { kind, id, at, atPath, knownToInsurer = false } = change
  const items = checkUnits(order, change.items)
  const started = startChange(
    order,
    { kind: kind === 'refunded' ? 'refund' : 'line_items_cancellation', id, at, atPath, items, more: knownToInsurer },
    now,
  )
  if (started.repeat) return repeatedStep(order, started.repeat)
  const { units, ambiguousPlans } = resolveRemoval(order, { kind, items, at: started.at, refundWindowDays })
  return finishChange(
    order,
    {
      id: started.id,
      digest: started.digest,
      type: kind === 'refunded' ? 'refunded' : 'line_items_cancelled',
      at: started.at,
      items: units,
      ...(knownToInsurer && { knownToInsurer }),
    },
    ambiguousPlans,
  )
}

const defaultRefundWindowDays = 14
