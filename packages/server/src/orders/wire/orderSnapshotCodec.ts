import { isPlanLineItem, type LineItem } from '@hakuna-kit/core'
import type { OrderSnapshot, SnapshotLineItem } from './orderSnapshotSchema.js'
import { liveUnits, readLineItemStatus, type LineItemStatus } from '../lineItemStatus.js'
import { toEpochSeconds } from '../moments.js'
import { splitOfferPlanId } from '../offerPlanIdCodec.js'
import type { Order } from '../order.js'
import { FeedCannotExpressError } from '../OrderError.js'

/**
 * The order as the insurer's order feed takes it: whole, every time. Fulfilments and refunds stand on product lines only; plan lines leave
 * theirs empty, as the guide asks. Units cancelled line by line have no word in the feed: they are simply never fulfilled, so no contract is
 * made for them, and an order of which nothing is left is `cancelled`.
 *
 * @throws FeedCannotExpressError for a plan removed without its product and unknown to the insurer, a plan line without offer and plan id,
 *   and two plan lines on one product line; with the path of the line.
 * @see insurer guide "Using the Order feed" (documented)
 */
export function toOrderSnapshot(order: Order): OrderSnapshot {
  const status = readLineItemStatus(order)
  // Once told, the time of a cancellation may not change: that the order as a whole was cancelled afterwards adds nothing.
  const cancelledAt = cancelledLineByLine(order) ?? order.cancelledAt
  const { customer, billingAddress } = order
  return {
    id: order.id,
    status: cancelledAt === null ? 'placed' : 'cancelled',
    placed_at: toEpochSeconds(order.placedAt),
    cancelled_at: cancelledAt === null ? null : toEpochSeconds(cancelledAt),
    customer: {
      first_name: customer.firstName,
      last_name: customer.lastName,
      email: customer.email,
      phone: customer.phone ?? '',
    },
    customer_billing_address: {
      address_line_1: billingAddress.addressLine1,
      address_line_2: billingAddress.addressLine2,
      city: billingAddress.city,
      country: billingAddress.country,
      zip: billingAddress.zip,
    },
    line_items: order.lineItems.map((line, index) => toSnapshotLine(order, status, line, `order.lineItems[${index}]`)),
  }
}

function toSnapshotLine(
  order: Order,
  status: Map<string, LineItemStatus>,
  line: LineItem,
  path: string,
): SnapshotLineItem {
  const isPlan = isPlanLineItem(line)
  const custom_properties = isPlan ? planOrigin(line, path) : planLineOf(order, status, line, path)
  return {
    id: line.id,
    quantity: line.quantity,
    product_data: {
      id: line.productId,
      price: line.unitPrice,
      brand: isPlan ? 'hakuna' : (line.brand ?? ''),
      title: line.title,
    },
    ...(custom_properties && { custom_properties }),
    fulfillments: isPlan
      ? []
      : unitsOf(order, 'fulfilled', line.id).map(({ quantity, at }) => ({ quantity, fulfilled_at: at })),
    refunds: isPlan
      ? []
      : unitsOf(order, 'refunded', line.id).map(({ quantity, at }) => ({ quantity, refunded_at: at })),
  }
}

function planOrigin(line: LineItem, path: string): { offer_id: string; plan_id: string } {
  const { planId = '', offerId } = line.customProperties ?? {}
  const origin = offerId === undefined ? splitOfferPlanId(planId) : { offerId, planId }
  if (!origin?.offerId || !origin.planId) {
    throw new FeedCannotExpressError(
      `${path}.customProperties`,
      'the order feed needs the offer id and the plan id of a plan line. Look plans up through offers, or send order events.',
    )
  }
  return { offer_id: origin.offerId, plan_id: origin.planId }
}

function planLineOf(
  order: Order,
  status: Map<string, LineItemStatus>,
  line: LineItem,
  path: string,
): { protection_line_item_id: string } | undefined {
  const [connection, ...more] = order.planConnections.filter(({ productLineItemId }) => productLineItemId === line.id)
  if (!connection) return undefined
  if (more.length > 0) {
    throw new FeedCannotExpressError(
      path,
      'the order feed has room for one plan line per product line. Place the units as several lines, or send order events.',
    )
  }
  const gone = order.changes
    .filter(({ type, knownToInsurer }) => (type === 'refunded' || type === 'line_items_cancelled') && !knownToInsurer)
    .flatMap(({ items }) => items)
    .filter((item) => item.lineItemId === connection.planLineItemId && item.productLineItemId === line.id)
    .reduce((sum, { quantity }) => sum + quantity, 0)
  const productLine = status.get(line.id)
  // What the insurer will take to be covered: every plan for which there still is a unit.
  const assumed = Math.min(connection.quantity, productLine ? liveUnits(productLine) : 0)
  if (order.status === 'placed' && connection.quantity - gone < assumed) {
    throw new FeedCannotExpressError(
      path,
      'the order feed cannot say that a plan was refunded or cancelled without its product. Tell the insurer by other means and record ' +
        'the change with `knownToInsurer`, or send order events.',
    )
  }
  return { protection_line_item_id: connection.planLineItemId }
}

function unitsOf(order: Order, type: 'fulfilled' | 'refunded', lineItemId: string): { quantity: number; at: number }[] {
  return order.changes
    .filter((change) => change.type === type)
    .flatMap(({ at, items }) =>
      items
        .filter((item) => item.lineItemId === lineItemId)
        .map(({ quantity }) => ({ quantity, at: toEpochSeconds(at) })),
    )
}

/** When the last unit was cancelled, if all were cancelled line by line. */
function cancelledLineByLine(order: Order): string | null {
  const changes = order.changes.filter(({ type }) => type !== 'cancelled')
  const lines = [...readLineItemStatus({ ...order, status: 'placed', changes }).values()]
  if (lines.some((line) => line.fulfilled > 0 || liveUnits(line) > 0)) return null
  return (
    changes
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? null
  )
}
