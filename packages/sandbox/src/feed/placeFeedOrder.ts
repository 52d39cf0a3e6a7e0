import { refuse } from '../http/Refusal.js'
import { checkPlans } from '../orders/checkPlans.js'
import type { OrderState } from '../orders/OrderState.js'
import { type NewOrderLine, startOrder } from '../orders/startOrder.js'
import type { PriceBook } from '../prices/createPriceBook.js'
import type { InsurerTerms } from '../terms.js'
import type { Offers } from '../v1/createOffers.js'
import { findSoldPlan } from '../v1/findSoldPlan.js'
import { type FeedLine, type FeedOrder, isPlanLine, toIso } from './feedMessage.js'

/**
 * Creates an order from its first snapshot, in the state right after it was placed.
 * @throws Refusal 400 when lines, prices, plans or country do not fit
 */
export function placeFeedOrder(
  order: FeedOrder,
  { terms, offers, prices }: { terms: InsurerTerms; offers: Offers; prices: PriceBook },
  receivedAt: string,
): OrderState {
  const lines = order.line_items.map((line, index) => toOrderLine(order, line, `line_items[${index}]`))
  const currency = order.line_items[0]?.product_data.price.currency ?? ''
  for (const [index, { product_data: item, quantity }] of order.line_items.entries()) {
    const path = `line_items[${index}].product_data.price`
    if (item.price.currency !== currency) {
      throw refuse('currency_mixed', `${path}.currency`, 'An order has one currency.')
    }
    prices.check({ productId: item.id, quantity, ...item.price }, `${path}.amount`)
  }
  checkPlans(lines, 'line_items')
  const { country } = order.customer_billing_address
  if (lines.some(({ kind }) => kind === 'plan') && !terms.countries.includes(country)) {
    throw refuse('location_unsupported', 'customer_billing_address.country', 'The region is not served.')
  }
  checkOffers(order, offers, terms)
  const placedAt = toIso(order.placed_at)
  return startOrder({ orderId: order.id, source: 'feed', placedAt, currency, country }, lines, receivedAt)
}

function toOrderLine(order: FeedOrder, line: FeedLine, path: string): NewOrderLine {
  const { brand, id: productId, title, price } = line.product_data
  const { offer_id, plan_id, protection_line_item_id: planLineId } = line.custom_properties ?? {}
  const isPlan = isPlanLine(line)
  if (isPlan && (offer_id === undefined || plan_id === undefined)) {
    throw refuse('invalid_request_parameters', `${path}.custom_properties`, 'A plan line needs offer_id and plan_id.')
  }
  if (isPlan && brand !== 'hakuna') {
    throw refuse('invalid_request_parameters', `${path}.product_data.brand`, 'Must be exactly "hakuna" on plan lines.')
  }
  if (planLineId !== undefined && !order.line_items.some((other) => other.id === planLineId && isPlanLine(other))) {
    throw refuse('unknown_line_item', `${path}.custom_properties.protection_line_item_id`, 'No such plan line.')
  }
  return {
    id: line.id,
    kind: isPlan ? 'plan' : 'product',
    // In the feed the product line names the plan line, so the id of the plan line is the group of both.
    group: isPlan ? line.id : (planLineId ?? line.id),
    quantity: line.quantity,
    productId,
    title,
    brand,
    priceAmount: price.amount,
  }
}

function checkOffers(order: FeedOrder, offers: Offers, { requireKnownOffers }: InsurerTerms): void {
  for (const [index, plan] of order.line_items.entries()) {
    const { offer_id: offerId, plan_id: planId } = plan.custom_properties ?? {}
    if (offerId === undefined || planId === undefined) continue
    const path = `line_items[${index}]`
    const offer = offers.find(offerId)
    if (!offer && requireKnownOffers) throw refuse('offer_unknown', path, 'No such offer.')
    for (const product of order.line_items) {
      if (!offer || product.custom_properties?.protection_line_item_id !== plan.id) continue
      const at = new Date(order.placed_at * 1000)
      findSoldPlan(offer, { planId, at, product: product.product_data, price: plan.product_data.price }, path)
    }
  }
}
