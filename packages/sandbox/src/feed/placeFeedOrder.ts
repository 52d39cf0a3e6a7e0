import { toComparable } from '../http/toComparable.js'
import type { FeedLine, FeedOrder } from './feedMessage.js'
import type { Offers } from '../v1/createOffers.js'
import { type LineChange, cancelOrder, fulfillLines, refundLines, refuse } from '../orders/refundLines.js'
import { type NewOrderLine, type OrderState, startOrder } from '../orders/OrderState.js'
import type { OrderStep } from '../orders/createOrders.js'
import { checkPlans } from '../orders/checkPlans.js'
import type { InsurerTerms } from '../terms.js'

const toIso = (seconds: number) => new Date(seconds * 1000).toISOString()

/**
 * Makes an order of its first snapshot, as it was placed.
 * @throws Refusal when lines, plans or country do not fit
 */
export function placeFeedOrder(order: FeedOrder, terms: InsurerTerms, offers: Offers, receivedAt: string): OrderState {
  const lines = order.line_items.map((line, index) => toOrderLine(order, line, `line_items[${index}]`))
  const currency = order.line_items[0]?.product_data.price.currency ?? ''
  const odd = order.line_items.findIndex((line) => line.product_data.price.currency !== currency)
  if (odd >= 0) {
    throw refuse('currency_mixed', `line_items[${odd}].product_data.price.currency`, 'An order has one currency.')
  }
  checkPlans(lines, 'line_items')
  const { country } = order.customer_billing_address
  if (lines.some(({ kind }) => kind === 'plan') && !terms.countries.includes(country)) {
    throw refuse('location_unsupported', 'customer_billing_address.country', 'The region is not served.')
  }
  checkOffers(order, offers)
  const placedAt = toIso(order.placed_at)
  return startOrder({ orderId: order.id, source: 'feed', placedAt, currency, country }, lines, receivedAt)
}

const isPlan = ({ custom_properties, product_data }: FeedLine) =>
  custom_properties?.offer_id !== undefined ||
  custom_properties?.plan_id !== undefined ||
  product_data.brand.toLowerCase() === 'hakuna'

function toOrderLine(order: FeedOrder, line: FeedLine, path: string): NewOrderLine {
  const { brand, id: productId, title, price } = line.product_data
  const { offer_id, plan_id, protection_line_item_id: planLineId } = line.custom_properties ?? {}
  const plan = isPlan(line)
  if (plan && (offer_id === undefined || plan_id === undefined)) {
    throw refuse('invalid_request_parameters', `${path}.custom_properties`, 'A plan line needs offer_id and plan_id.')
  }
  if (plan && brand !== 'hakuna') {
    throw refuse('invalid_request_parameters', `${path}.product_data.brand`, 'Must be exactly "hakuna" on plan lines.')
  }
  if (planLineId !== undefined && !order.line_items.some((other) => other.id === planLineId && isPlan(other))) {
    throw refuse('unknown_line_item', `${path}.custom_properties.protection_line_item_id`, 'No such plan line.')
  }
  return {
    id: line.id,
    kind: plan ? 'plan' : 'product',
    // The feed names the plan line, so that is what ties the two together.
    group: plan ? line.id : (planLineId ?? line.id),
    quantity: line.quantity,
    productId,
    title,
    brand,
    priceAmount: price.amount,
  }
}

function checkOffers(order: FeedOrder, offers: Offers): void {
  for (const [index, plan] of order.line_items.entries()) {
    const { offer_id, plan_id } = plan.custom_properties ?? {}
    if (!isPlan(plan) || offer_id === undefined || plan_id === undefined) continue
    for (const product of order.line_items) {
      if (product.custom_properties?.protection_line_item_id !== plan.id) continue
      offers.checkPlan(
        {
          offerId: offer_id,
          planId: plan_id,
          at: new Date(order.placed_at * 1000),
          product: product.product_data,
          price: plan.product_data.price,
        },
        `line_items[${index}]`,
      )
    }
  }
}

/**
 * What a snapshot says beyond the one before it, as steps in the order of their times.
 * @param before the snapshot that was last accepted; undefined for the first
 * @throws Refusal `not_evolutionary` (code ours) when anything changed but status, fulfilments and refunds (documented)
 */
export function toFeedSteps(order: FeedOrder, before: FeedOrder | undefined, windowDays: number): OrderStep[] {
  checkEvolution(order, before)
  const fulfilled = order.line_items.flatMap((line, index) =>
    newEntries(line, before?.line_items[index], 'fulfillments', `line_items[${index}]`).map(
      ({ quantity, at, path }) => ({
        at,
        type: 'fulfilled' as const,
        change: { lineItemId: line.id, quantity, at: toIso(at), path },
      }),
    ),
  )
  const refunded = order.line_items.flatMap((line, index) =>
    newEntries(line, before?.line_items[index], 'refunds', `line_items[${index}]`).map(({ quantity, at, path }) => ({
      at,
      type: 'refunded' as const,
      change: { lineItemId: line.id, quantity, at: toIso(at), path },
    })),
  )
  // Sorting is stable, so what was shipped and refunded at one second was shipped first.
  const steps = [...fulfilled, ...refunded]
    .toSorted((one, other) => one.at - other.at)
    .map(({ type, change }): OrderStep => ({ type, run: (state) => applyChange(state, type, change, windowDays) }))
  const { cancelled_at: cancelledAt } = order
  if (cancelledAt !== null && before?.status !== 'cancelled') {
    steps.push({ type: 'cancelled', run: (state) => cancelOrder(state, toIso(cancelledAt), 'status') })
  }
  return steps
}

function applyChange(state: OrderState, type: 'fulfilled' | 'refunded', change: LineChange, windowDays: number): void {
  if (type === 'fulfilled') fulfillLines(state, [change])
  else refundLines(state, [change], { windowDays, plansFollow: true })
}

function checkEvolution(order: FeedOrder, before: FeedOrder | undefined): void {
  for (const [index, line] of order.line_items.entries()) {
    if (isPlan(line) && (line.fulfillments.length > 0 || line.refunds.length > 0)) {
      const text = 'Fulfilments and refunds of plan lines must be empty; the product line has them.'
      throw refuse('invalid_request_parameters', `line_items[${index}]`, text)
    }
  }
  if (!before) return
  if (toComparable(frozenPart(order)) !== toComparable(frozenPart(before))) {
    throw refuse('not_evolutionary', 'id', 'Only status, fulfilments and refunds may change.')
  }
  if (before.status === 'cancelled' && (order.status !== 'cancelled' || order.cancelled_at !== before.cancelled_at)) {
    throw refuse('not_evolutionary', 'status', 'A cancelled order stays cancelled, at the time that was told.')
  }
}

function frozenPart({ status: _status, cancelled_at: _at, line_items, ...order }: FeedOrder) {
  return { ...order, line_items: line_items.map(({ fulfillments: _f, refunds: _r, ...line }) => line) }
}

/** Lists are cumulative: everything told before must still be there. */
function newEntries(line: FeedLine, before: FeedLine | undefined, list: 'fulfillments' | 'refunds', linePath: string) {
  const read = (from: FeedLine | undefined) =>
    (from?.[list] ?? []).map((entry) => ({
      quantity: entry.quantity,
      at: 'fulfilled_at' in entry ? entry.fulfilled_at : entry.refunded_at,
    }))
  const known = read(before)
  const added = read(line).flatMap((entry, index) => {
    const match = known.findIndex(({ quantity, at }) => quantity === entry.quantity && at === entry.at)
    if (match < 0) return [{ ...entry, path: `${linePath}.${list}[${index}]` }]
    known.splice(match, 1)
    return []
  })
  if (known.length > 0) {
    throw refuse('not_evolutionary', `${linePath}.${list}`, 'An entry that was told before is missing or changed.')
  }
  return added
}
