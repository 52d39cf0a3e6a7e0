import { isPlanLineItem } from '@hakuna-kit/core'
import type { z } from 'zod'
import { connectPlanLines } from './allocation/connectPlanLines.js'
import { checkShape } from './checkShape.js'
import { checkQuantity } from './lineItemUnits.js'
import { toIsoMoment } from './moments.js'
import type { NewOrder, Order } from './order.js'
import { OrderError } from './OrderError.js'
import { newOrderSchema } from './orderSchema.js'
import type { OrderStep } from './orderStep.js'
import { toDigest } from './toDigest.js'
import { encodePlacedOrder } from './wire/orderEventCodec.js'

/**
 * Makes an order from what the shop sold. Pass the stored order as `existing` where the id may have been placed before.
 *
 * @throws OrderError `order_invalid`, `order_without_line_items`, `order_invalid_quantity`, `order_invalid_date`,
 *   `order_mixed_currencies`, `order_plan_without_reference`, `order_plan_without_product`, `order_unknown_line_item`,
 *   `order_quantity_exceeded`, `order_id_reused`
 * @see insurer guide "Sharing order events with the Events API", order placement (documented)
 */
export function placeOrder(newOrder: NewOrder, { existing }: { existing?: Order | undefined } = {}): OrderStep {
  const { planConnections: given = [], placedAt, lineItems, ...rest } = checkShape(newOrderSchema, newOrder)
  if (lineItems.length === 0) throw new OrderError('order_without_line_items', 'lineItems')
  const checkedLines = checkLines(lineItems, rest.currency)
  const order: Order = {
    ...rest,
    status: 'placed',
    placedAt: toIsoMoment(placedAt, 'placedAt'),
    cancelledAt: null,
    lineItems: checkedLines,
    ...connectPlanLines(rest.currency, checkedLines, given),
    changes: [],
  }
  const event = encodePlacedOrder(order)
  if (existing && digestPlacement(existing) !== digestPlacement(order)) {
    throw new OrderError('order_id_reused', 'id', { id: order.id })
  }
  return {
    order: existing ?? order,
    event,
    changeId: placementId,
    repeated: existing !== undefined,
    ambiguousPlans: order.ambiguousPlans,
  }
}

/** Identity of the placement among the changes of an order. */
export const placementId = 'placement'

/** Tells two orders with the same id apart. */
function digestPlacement(order: Order): string {
  return toDigest([
    encodePlacedOrder(order),
    order.customer.phone ?? '',
    order.lineItems.map(({ customProperties }) => Object.entries(customProperties ?? {}).sort()),
  ])
}

type ShapedLine = z.output<typeof newOrderSchema>['lineItems'][number]

function checkLines(lineItems: ShapedLine[], orderCurrency: string): Order['lineItems'] {
  const ids = new Set<string>()
  return lineItems.map((line, index) => {
    const path = `lineItems[${index}]`
    if (ids.has(line.id)) {
      throw new OrderError('order_invalid', `${path}.id`, { reason: 'another line of the order has the same id.' })
    }
    ids.add(line.id)
    const { currency } = line.unitPrice
    if (currency !== orderCurrency) {
      throw new OrderError('order_mixed_currencies', `${path}.unitPrice.currency`, { currency, orderCurrency })
    }
    if (!isPlanLineItem(line) && looksLikePlan(line)) {
      throw new OrderError('order_plan_without_reference', `${path}.customProperties.productReference`)
    }
    return { ...line, quantity: checkQuantity(line.quantity, `${path}.quantity`) }
  })
}

/** A line of the insurer's brand, or with a plan's ids, is a plan even if its reference is missing. */
function looksLikePlan({ brand, customProperties = {} }: ShapedLine): boolean {
  return (
    brand?.trim().toLowerCase() === 'hakuna' ||
    ['productReference', 'planId', 'offerId'].some((name) => name in customProperties)
  )
}
