import { allocateRemoval } from './allocation/allocateRemoval.js'
import { checkLineItemUnits, type LineItemUnits } from './lineItemUnits.js'
import type { Moment } from './moments.js'
import type { Order } from './order.js'
import { finishChange, repeatedStep, startChange, type OrderRules, type OrderStep } from './orderStep.js'

/** The common part of refunds and cancellations of line items. */
export function removeLineItems(
  order: Order,
  removal: {
    kind: 'refunded' | 'cancelled'
    id: string | undefined
    items: LineItemUnits[]
    at: Moment | undefined
    atPath: string
    knownToInsurer: boolean | undefined
  },
  { now = () => new Date(), refundWindowDays = defaultRefundWindowDays }: OrderRules,
): OrderStep {
  const { kind, id, at, atPath, knownToInsurer = false } = removal
  const items = checkLineItemUnits(order, removal.items)
  const changeKind = kind === 'refunded' ? 'refund' : 'line_items_cancellation'
  const change = { kind: changeKind, id, at, atPath, items, more: knownToInsurer } as const
  const { repeat, ...started } = startChange(order, change, now)
  if (repeat) return repeatedStep(order, repeat)

  const { units, ambiguousPlans } = allocateRemoval(order, { kind, items, at: started.at, refundWindowDays })
  const type = kind === 'refunded' ? 'refunded' : 'line_items_cancelled'
  return finishChange(
    order,
    { ...started, type, items: units, ...(knownToInsurer && { knownToInsurer }) },
    ambiguousPlans,
  )
}

const defaultRefundWindowDays = 14
