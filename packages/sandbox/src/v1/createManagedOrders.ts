import type { Answer, Call } from '../http/Call.js'
import { parseMessage } from '../http/parseMessage.js'
import { Refusal, refuse } from '../http/Refusal.js'
import { cancelOrder } from '../orders/cancelOrder.js'
import type { OrderStep, Orders } from '../orders/createOrders.js'
import { fulfillLines } from '../orders/fulfillLines.js'
import type { OrderState } from '../orders/OrderState.js'
import { refundLines } from '../orders/refundLines.js'
import { type NewOrderLine, startOrder } from '../orders/startOrder.js'
import type { PriceBook } from '../prices/createPriceBook.js'
import type { InsurerTerms } from '../terms.js'
import type { Offers } from './createOffers.js'
import { findSoldPlan } from './findSoldPlan.js'
import {
  type ManagedOrderRequest,
  cancellationRequest,
  fulfillmentRequest,
  managedOrderRequest,
  refundRequest,
} from './managedOrderRequest.js'
import type { WireManagedOrder } from './WireManagedOrder.js'
import type { OfferedPlan, WireOffer } from './WireOffer.js'

/** What is kept of a managed order in addition to its state. */
type Details = Pick<WireManagedOrder, 'customer' | 'customer_billing_address' | 'line_items'> & {
  cancelReason: string | null
}

/**
 * Orders that the merchant manages by single calls (guide "Orders"; paths and request bodies are unpublished).
 * A line is sent as plan and product in one. It is stored as two lines; the id of the plan line ends in `/plan`.
 */
export function createManagedOrders(orders: Orders, offers: Offers, terms: InsurerTerms, prices: PriceBook) {
  const details = new Map<string, Details>()

  function change(call: Call, step: OrderStep): Answer {
    const order = orders.store(orders.get('managed', call.id), [step], call.now)
    return { status: 200, body: toWire(order, details.get(call.id)) }
  }

  return {
    /**
     * @throws Refusal 400 with the documented codes `location_unsupported`, `incorrect_saleschannel`; 409
     *   `order_id_reused` (ours)
     */
    place(call: Call): Answer {
      const request = parseMessage(managedOrderRequest, call.body)
      const id = request.id ?? `ord-${crypto.randomUUID()}`
      if (orders.find('managed', id)) throw new Refusal(409, 'order_id_reused', ['id: An order has this id.'])
      const placedAt = new Date(request.placed_at ?? call.now.getTime())
      const lines = request.line_items.map((line, index) => readLine(line, index, placedAt, offers, prices))
      checkTerms(request, lines, terms)
      const order = startOrder(
        {
          orderId: id,
          source: 'managed',
          placedAt: placedAt.toISOString(),
          currency: lines[0]?.product.price.currency ?? '',
          country: request.customer_billing_address.country,
        },
        lines.flatMap(toOrderLines),
        call.now.toISOString(),
      )
      details.set(id, {
        customer: request.customer,
        customer_billing_address: request.customer_billing_address,
        line_items: lines.map(({ id: lineId, quantity, offer, plan, product }) => ({
          id: lineId,
          offer_id: offer.id,
          plan_id: plan.id,
          quantity,
          protected_product: product,
        })),
        cancelReason: null,
      })
      return { status: 201, body: toWire(orders.store(order, [], call.now), details.get(id)) }
    },

    retrieve({ id }: Call): Answer {
      return { status: 200, body: toWire(orders.get('managed', id), details.get(id)) }
    },

    fulfill(call: Call): Answer {
      const { fulfillment_items } = parseMessage(fulfillmentRequest, call.body)
      const changes = toChanges(fulfillment_items, 'fulfillment_items', (item) => item.fulfilled_at, call.now)
      return change(call, { type: 'fulfilled', run: (order) => fulfillLines(order, changes) })
    },

    refund(call: Call): Answer {
      const { refund_items } = parseMessage(refundRequest, call.body)
      const changes = toChanges(refund_items, 'refund_items', (item) => item.refunded_at, call.now)
      const rules = { windowDays: terms.refundWindowDays, plansFollow: true }
      return change(call, { type: 'refunded', run: (order) => refundLines(order, changes, rules) })
    },

    /** @throws Refusal 400 `cancel_decline` (documented) */
    cancel(call: Call): Answer {
      const reason = parseMessage(cancellationRequest, call.body)?.reason ?? null
      const kept = details.get(call.id)
      const at = call.now.toISOString()
      const run = (order: OrderState) => {
        cancelOrder(order, at, 'id')
        if (kept) kept.cancelReason = reason
      }
      return change(call, { type: 'cancelled', run })
    },
  }
}

type ReadLine = {
  id: string
  quantity: number
  offer: WireOffer
  plan: OfferedPlan
  product: WireManagedOrder['line_items'][number]['protected_product']
}

function readLine(
  line: ManagedOrderRequest['line_items'][number],
  index: number,
  placedAt: Date,
  offers: Offers,
  prices: PriceBook,
): ReadLine {
  const path = `line_items[${index}]`
  const offer = offers.find(line.offer_id)
  if (!offer) throw refuse('offer_unknown', `${path}.offer_id`, 'No such offer.')
  const product = line.protected_product ?? offer.product
  if (!product) {
    throw refuse('invalid_request_parameters', `${path}.protected_product`, 'Required for offers for a collection.')
  }
  const plan = findSoldPlan(offer, { planId: line.plan_id, at: placedAt, product }, path)
  const { quantity } = line
  prices.check({ productId: product.id, quantity, ...product.price }, `${path}.protected_product.price.amount`)
  return { id: line.id ?? `li-${crypto.randomUUID()}`, quantity, offer, plan, product }
}

function checkTerms(request: ManagedOrderRequest, lines: readonly ReadLine[], { countries }: InsurerTerms): void {
  const { country } = request.customer_billing_address
  if (!countries.includes(country)) {
    throw refuse('location_unsupported', 'customer_billing_address.country', 'Not covered by the plans.')
  }
  const channel = request.sales_channel
  if (channel !== undefined && !lines.some(({ offer }) => offer.sales_channel === channel)) {
    throw refuse('incorrect_saleschannel', 'sales_channel', 'No plan was offered through this channel.')
  }
  for (const [index, { product }] of lines.entries()) {
    if (product.price.currency !== lines[0]?.product.price.currency) {
      throw refuse('currency_mixed', `line_items[${index}]`, 'An order has one currency.')
    }
  }
}

function toOrderLines({ id, quantity, plan, product }: ReadLine): NewOrderLine[] {
  const line = { group: id, quantity }
  const { brand, title, price } = product
  return [
    { ...line, id, kind: 'product', productId: product.id, title, brand, priceAmount: price.amount },
    {
      ...line,
      id: `${id}/plan`,
      kind: 'plan',
      productId: plan.sku,
      title: Object.values(plan.title)[0] ?? '',
      brand: 'hakuna',
      priceAmount: plan.price.amount,
    },
  ]
}

function toChanges<Item extends { line_item_id: string; quantity?: number | undefined }>(
  items: readonly Item[],
  list: string,
  atOf: (item: Item) => number | undefined,
  now: Date,
) {
  return items.map((item, index) => ({
    lineItemId: item.line_item_id,
    quantity: item.quantity,
    at: new Date(atOf(item) ?? now).toISOString(),
    path: `${list}[${index}]`,
  }))
}

function toWire(order: OrderState, details: Details | undefined): WireManagedOrder {
  if (!details) throw new Refusal(404, 'not_found')
  const { cancelReason, ...rest } = details
  const products = order.lineItems.filter(({ kind }) => kind === 'product')
  return {
    id: order.orderId,
    payment_handler: 'merchant',
    placed_at: Date.parse(order.placedAt),
    ...rest,
    status: order.status,
    cancelled_at: order.cancelledAt === null ? null : Date.parse(order.cancelledAt),
    cancel_reason: cancelReason,
    fulfillments: products.flatMap(({ id, fulfillments }) =>
      fulfillments.map(({ quantity, at }) => ({ line_item_id: id, quantity, fulfilled_at: Date.parse(at) })),
    ),
    refunds: products.flatMap(({ id, refunds }) =>
      refunds.map(({ quantity, at }) => ({ line_item_id: id, quantity, refunded_at: Date.parse(at) })),
    ),
  }
}
