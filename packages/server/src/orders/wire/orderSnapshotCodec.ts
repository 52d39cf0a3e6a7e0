import { isPlanLineItem, type LineItem } from '@hakuna-kit/core'
import { z } from 'zod'
import { liveUnits, readLineItemStatus, type LineItemStatus } from '../lineItemStatus.js'
import { toEpochSeconds } from '../moments.js'
import { splitOfferPlanId } from './offerPlanIdCodec.js'
import type { Order } from '../order.js'
import { OrderError } from '../OrderError.js'
import {
  encodeBillingAddress,
  encodeCustomerWithPhone,
  wireBillingAddress,
  wireCustomer,
  type WireBillingAddress,
  type WireCustomer,
} from './customerCodec.js'

/** One order of the insurer's order feed: always the whole order (guide "Using the Order feed", v1.2, documented). */
export type OrderSnapshot = {
  id: string
  status: 'placed' | 'cancelled'
  /** Seconds since 1970; so are all times of the feed. */
  placed_at: number
  cancelled_at: number | null
  customer: WireCustomer & { phone: string }
  customer_billing_address: WireBillingAddress
  line_items: SnapshotLineItem[]
}

type SnapshotLineItem = {
  id: string
  quantity: number
  product_data: { id: string; price: { amount: number; currency: string }; brand: string; title: string }
  /** On protected lines the plan line's id, on plan lines where the plan comes from, on others absent. */
  custom_properties?: { protection_line_item_id: string } | { offer_id: string; plan_id: string } | undefined
  /** Always empty on plan lines; so are the refunds (documented). */
  fulfillments: { quantity: number; fulfilled_at: number }[]
  refunds: { quantity: number; refunded_at: number }[]
}

const seconds = z.int().min(0)
const quantity = z.int().min(1)

const snapshotLineItem = z.object({
  id: z.string().min(1),
  quantity,
  product_data: z.object({
    id: z.string().min(1),
    price: z.object({ amount: z.int().min(0), currency: z.string().regex(/^[a-z]{3}$/) }),
    brand: z.string(),
    title: z.string(),
  }),
  custom_properties: z
    .union([
      z.object({ protection_line_item_id: z.string().min(1) }),
      z.object({ offer_id: z.string().min(1), plan_id: z.string().min(1) }),
    ])
    .optional(),
  fulfillments: z.array(z.object({ quantity, fulfilled_at: seconds })),
  refunds: z.array(z.object({ quantity, refunded_at: seconds })),
})

/** Reads one element of the feed. */
export const orderSnapshotSchema: z.ZodType<OrderSnapshot> = z.object({
  id: z.string().min(1),
  status: z.enum(['placed', 'cancelled']),
  placed_at: seconds,
  cancelled_at: seconds.nullable(),
  customer: wireCustomer.extend({ phone: z.string() }),
  customer_billing_address: wireBillingAddress,
  line_items: z.array(snapshotLineItem).min(1),
})

/**
 * The order as the insurer's order feed takes it: always the whole order. Only product lines list fulfillments and
 * refunds; plan lines leave theirs empty, as the guide asks. The feed has no field for units that were cancelled line
 * by line: they are never fulfilled, so no contract is made for them. An order of which nothing is left is
 * `cancelled`.
 *
 * @throws OrderError `order_feed_cannot_express` for a plan removed without its product and unknown to the insurer, a
 *   plan line without offer and plan id, and two plan lines on one product line; with the path of the line
 * @see insurer guide "Using the Order feed" (documented)
 */
export function toOrderSnapshot(order: Order): OrderSnapshot {
  const status = readLineItemStatus(order)
  // A cancellation time that the insurer has may not change, also if the whole order is cancelled later.
  const cancelledAt = findLastLineCancellation(order) ?? order.cancelledAt
  return {
    id: order.id,
    status: cancelledAt === null ? 'placed' : 'cancelled',
    placed_at: toEpochSeconds(order.placedAt),
    cancelled_at: cancelledAt === null ? null : toEpochSeconds(cancelledAt),
    customer: encodeCustomerWithPhone(order.customer),
    customer_billing_address: encodeBillingAddress(order.billingAddress),
    line_items: order.lineItems.map((line, index) => encodeLineItem(order, status, line, `order.lineItems[${index}]`)),
  }
}

function encodeLineItem(
  order: Order,
  status: Map<string, LineItemStatus>,
  line: LineItem,
  path: string,
): SnapshotLineItem {
  const isPlan = isPlanLineItem(line)
  const custom_properties = isPlan ? encodePlanOrigin(line, path) : encodePlanLineId(order, status, line, path)
  const fulfillments = isPlan ? [] : unitsOf(order, 'fulfilled', line.id)
  const refunds = isPlan ? [] : unitsOf(order, 'refunded', line.id)
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
    fulfillments: fulfillments.map(({ quantity: units, at }) => ({ quantity: units, fulfilled_at: at })),
    refunds: refunds.map(({ quantity: units, at }) => ({ quantity: units, refunded_at: at })),
  }
}

function encodePlanOrigin(line: LineItem, path: string): { offer_id: string; plan_id: string } {
  const { planId = '', offerId } = line.customProperties ?? {}
  const origin = offerId === undefined ? splitOfferPlanId(planId) : { offerId, planId }
  if (!origin?.offerId || !origin.planId) {
    throw new OrderError('order_feed_cannot_express', `${path}.customProperties`, { limit: 'plan_without_offer' })
  }
  return { offer_id: origin.offerId, plan_id: origin.planId }
}

function encodePlanLineId(
  order: Order,
  status: Map<string, LineItemStatus>,
  line: LineItem,
  path: string,
): { protection_line_item_id: string } | undefined {
  const [connection, ...more] = order.planConnections.filter(({ productLineItemId }) => productLineItemId === line.id)
  if (!connection) return undefined
  if (more.length > 0) throw new OrderError('order_feed_cannot_express', path, { limit: 'several_plan_lines' })

  const removed = order.changes
    .filter(({ type, knownToInsurer }) => (type === 'refunded' || type === 'line_items_cancelled') && !knownToInsurer)
    .flatMap(({ items }) => items)
    .filter(({ productLineItemId }) => productLineItemId === line.id)
    .reduce((sum, item) => sum + item.quantity, 0)
  const productLine = status.get(line.id)
  // The insurer assumes that every plan for which there still is a unit goes on.
  const assumed = Math.min(connection.quantity, productLine ? liveUnits(productLine) : 0)
  if (order.status === 'placed' && connection.quantity - removed < assumed) {
    throw new OrderError('order_feed_cannot_express', path, { limit: 'plan_removed_alone' })
  }
  return { protection_line_item_id: connection.planLineItemId }
}

function unitsOf(order: Order, type: 'fulfilled' | 'refunded', lineItemId: string): { quantity: number; at: number }[] {
  return order.changes
    .filter((change) => change.type === type)
    .flatMap(({ at, items }) =>
      items
        .filter((item) => item.lineItemId === lineItemId)
        .map((item) => ({ quantity: item.quantity, at: toEpochSeconds(at) })),
    )
}

/** When the last unit was cancelled, if all were cancelled line by line. */
function findLastLineCancellation(order: Order): string | null {
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
