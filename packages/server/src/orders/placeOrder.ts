import { isPlanLineItem } from '@hakuna-kit/core'
import { z } from 'zod'
import { checkShape } from './checkShape.js'
import { connectPlanLines } from './allocation/connectPlanLines.js'
import { toIsoMoment } from './moments.js'
import type { NewOrder, Order, OrderStep } from './order.js'
import { checkQuantity, toDigest } from './orderStep.js'
import {
  IdReusedError,
  InvalidOrderError,
  MixedCurrenciesError,
  OrderWithoutLineItemsError,
  PlanWithoutReferenceError,
} from './OrderError.js'
import { toOrderPlacedEvent } from './wire/orderEvents.js'

/**
 * Makes an order from what the shop sold. Pass the stored order as `existing` where the id may have been placed before.
 *
 * @throws InvalidOrderError, OrderWithoutLineItemsError, InvalidQuantityError, InvalidDateError, MixedCurrenciesError,
 *   PlanWithoutReferenceError, PlanWithoutProductError, IdReusedError; each with the field's path.
 * @see insurer guide "Sharing order events with the Events API", order placement (documented)
 */
export function placeOrder(newOrder: NewOrder, { existing }: { existing?: Order | undefined } = {}): OrderStep {
  const { planConnections: given = [], placedAt, lineItems, ...rest } = checkShape(newOrderSchema, newOrder)
  if (lineItems.length === 0) throw new OrderWithoutLineItemsError('lineItems')
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
  const event = toOrderPlacedEvent(order)
  if (existing && (existing.id !== order.id || digestPlacement(existing) !== digestPlacement(order))) {
    throw new IdReusedError('id', 'order', order.id)
  }
  return {
    order: existing ?? order,
    event,
    changeId: placementId,
    repeated: existing !== undefined,
    ambiguousPlans: order.ambiguousPlans,
  }
}

/** Identity of the placing among the changes of an order. */
export const placementId = 'placement'

/** Tells two orders of one id apart. */
export function digestPlacement(order: Order): string {
  return toDigest([
    toOrderPlacedEvent(order),
    order.customer.phone ?? '',
    order.lineItems.map(({ customProperties }) => Object.entries(customProperties ?? {}).sort()),
  ])
}

// Quantities and dates are checked further on, so that each has its own named error.
const text = z.string()
const id = z.string().min(1)
const currency = z.string().regex(/^[a-z]{3}$/)

const newOrderSchema = z.object({
  id,
  placedAt: z.unknown(),
  currency,
  cartId: id.optional(),
  customer: z.object({ firstName: text, lastName: text, email: text, phone: text.optional() }),
  billingAddress: z.object({
    addressLine1: text,
    addressLine2: text,
    city: text,
    zip: text,
    country: z.string().regex(/^[a-z]{2}$/),
  }),
  lineItems: z.array(
    z.object({
      id,
      quantity: z.unknown(),
      productId: id,
      title: text,
      brand: text.optional(),
      unitPrice: z.object({ amount: z.int().min(0), currency }),
      customProperties: z.record(z.string(), text).optional(),
    }),
  ),
  planConnections: z
    .array(z.object({ productLineItemId: id, planLineItemId: id, quantity: z.number().optional() }))
    .optional(),
})

type ShapedLine = z.output<typeof newOrderSchema>['lineItems'][number]

function checkLines(lineItems: ShapedLine[], orderCurrency: string): Order['lineItems'] {
  const ids = new Set<string>()
  return lineItems.map((line, index) => {
    const path = `lineItems[${index}]`
    if (ids.has(line.id)) throw new InvalidOrderError(`${path}.id`, 'another line of the order has the same id.')
    ids.add(line.id)
    if (line.unitPrice.currency !== orderCurrency) {
      throw new MixedCurrenciesError(`${path}.unitPrice.currency`, line.unitPrice.currency, orderCurrency)
    }
    if (!isPlanLineItem(line) && looksLikePlan(line)) {
      throw new PlanWithoutReferenceError(`${path}.customProperties.productReference`)
    }
    return { ...line, quantity: checkQuantity(line.quantity, `${path}.quantity`) }
  })
}

/** A line of the insurer's brand, or with a plan's ids, is a plan even if its reference was lost on the way. */
function looksLikePlan({ brand, customProperties = {} }: ShapedLine): boolean {
  return (
    brand?.trim().toLowerCase() === 'hakuna' ||
    ['productReference', 'planId', 'offerId'].some((name) => name in customProperties)
  )
}
