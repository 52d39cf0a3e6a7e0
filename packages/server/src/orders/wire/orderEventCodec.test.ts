import { daysLater } from '@hakuna-kit/test/orders'
import { describe, expect, it } from 'vitest'
import { createOrderInsurer } from '../../test/orders/createOrderInsurer.js'
import { eventsPageOrder, guideOrder, readDocumentedBody } from '../../test/orders/documentedOrders.js'
import { everyChange } from '../../test/orders/everyChange.js'
import { cancelLineItems } from '../cancelLineItems.js'
import { cancelOrder } from '../cancelOrder.js'
import { fulfillLineItems } from '../fulfillLineItems.js'
import { placeOrder } from '../placeOrder.js'
import { refundLineItems } from '../refundLineItems.js'
import { readOrderEvent } from './orderEventCodec.js'

const shippedAt = '2022-02-21T12:51:14.158Z'
const products = [{ lineItemId: 'line-item-id-3311' }, { lineItemId: 'line-item-id-4411' }]

/** Changes the documents' spelling where ours differs, so that everything else is compared as printed. */
type Spelling = (json: string) => string
const asPrinted: Spelling = (json) => json
const brandInLowerCase: Spelling = (json) => json.replaceAll('"Hakuna"', '"hakuna"')
const listKeysOfTheEventsPage: Spelling = (json) =>
  json.replace('fulfillment_line_items', 'fulfillment_items').replace('refund_line_items', 'refund_items')
const oddCancelledItems: Spelling = (json) =>
  json.replace('refunded_at', 'cancelled_at').replace('"line-item-id-3311",', '"line-item-id-3311","quantity":1,')

function makeSteps(newOrder: typeof eventsPageOrder) {
  const placed = placeOrder(newOrder)
  const fulfilled = fulfillLineItems(placed.order, { items: products, fulfilledAt: shippedAt })
  const refunded = refundLineItems(fulfilled.order, { items: products, refundedAt: shippedAt })
  const linesCancelled = cancelLineItems(placed.order, {
    items: [{ lineItemId: 'line-item-id-3311' }],
    cancelledAt: shippedAt,
  })
  const cancelled = cancelOrder(placed.order, { cancelledAt: '2022-02-20T15:00:00.000Z' })
  return { placed, fulfilled, refunded, linesCancelled, cancelled }
}

describe('order events', () => {
  it.each([
    ['events-page.order-placed', makeSteps(eventsPageOrder).placed, brandInLowerCase],
    ['events-page.order-fulfillment-added', makeSteps(eventsPageOrder).fulfilled, asPrinted],
    ['events-page.order-refund-added', makeSteps(eventsPageOrder).refunded, asPrinted],
    ['events-page.order-line-items-cancelled', makeSteps(eventsPageOrder).linesCancelled, oddCancelledItems],
    ['events-page.order-cancelled', makeSteps(eventsPageOrder).cancelled, asPrinted],
    ['guide.order-placed', makeSteps(guideOrder).placed, brandInLowerCase],
    ['guide.order-fulfillment-added', makeSteps(guideOrder).fulfilled, listKeysOfTheEventsPage],
    ['guide.order-refund-added', makeSteps(guideOrder).refunded, listKeysOfTheEventsPage],
    ['guide.order-cancelled', makeSteps(guideOrder).cancelled, asPrinted],
  ])('writes %s as the documents print it', (name, step, spelling) => {
    const printed: unknown = JSON.parse(spelling(JSON.stringify(readDocumentedBody(name))))
    expect(JSON.parse(JSON.stringify(step.event))).toEqual(printed)
  })

  it('are read in every spelling that the documents print', () => {
    const own = makeSteps(guideOrder)
    expect(readOrderEvent(readDocumentedBody('guide.order-placed'))).toEqual(own.placed.event)
    expect(readOrderEvent(readDocumentedBody('guide.order-fulfillment-added'))).toEqual(own.fulfilled.event)
    expect(readOrderEvent(readDocumentedBody('guide.order-refund-added'))).toEqual(own.refunded.event)
    expect(readOrderEvent(readDocumentedBody('events-page.order-line-items-cancelled'))).toEqual({
      type: 'order_line_items_cancelled',
      payload: {
        order_id: 'ord-123',
        cancelled_line_items: [
          { line_item_id: 'line-item-id-3311', cancelled_at: shippedAt },
          { line_item_id: 'line-item-id-3322', quantity: 1, cancelled_at: shippedAt },
        ],
      },
    })
  })

  it('write every field of an order: unit prices, its own currency, a line without a brand', () => {
    expect(everyChange().placed.event).toEqual({
      type: 'order_placed',
      payload: {
        order_id: 'ord-full',
        placed_at: '2026-01-01T01:02:03.456Z',
        order_currency: 'bhd',
        cart_id: 'cart-7',
        customer: { first_name: 'Ada', last_name: 'Byron', email: 'ada@example.com' },
        customer_billing_address: {
          address_line_1: 'Ring 1',
          address_line_2: 'Flat 2',
          city: 'Graz',
          country: 'at',
          zip: '8010',
        },
        line_items: [
          {
            id: 'line-black',
            quantity: 2,
            price_amount: 250_125,
            product_id: 'PHONE',
            product_title: 'Phone, black',
            product_brand: 'Acme',
          },
          {
            id: 'line-white',
            quantity: 1,
            price_amount: 249_500,
            product_id: 'PHONE',
            product_title: 'Phone, white',
            product_brand: '',
          },
          {
            id: 'line-plan',
            quantity: 2,
            price_amount: 12_375,
            product_id: 'plan-item',
            product_title: 'One year',
            product_brand: 'hakuna',
            custom_properties: { product_reference: 'PHONE' },
          },
        ],
      },
    })
  })

  it('write every field of a change, each line once', () => {
    const { fulfilled, refunded, linesCancelled, cancelled } = everyChange()
    const order_id = 'ord-full'
    const fulfilled_at = daysLater(1.5)
    expect([fulfilled, refunded, linesCancelled, cancelled].map(({ event }) => event)).toEqual([
      {
        type: 'order_fulfillment_added',
        payload: {
          order_id,
          fulfillment_items: [
            { line_item_id: 'line-black', quantity: 2, fulfilled_at },
            { line_item_id: 'line-plan', quantity: 2, fulfilled_at },
          ],
        },
      },
      {
        type: 'order_refund_added',
        payload: {
          order_id,
          refund_items: [{ line_item_id: 'line-plan', quantity: 1, refunded_at: daysLater(2.5) }],
        },
      },
      {
        type: 'order_line_items_cancelled',
        payload: {
          order_id,
          cancelled_line_items: [{ line_item_id: 'line-white', quantity: 1, cancelled_at: daysLater(3.5) }],
        },
      },
      { type: 'order_cancelled', payload: { order_id, cancelled_at: daysLater(1.5) } },
    ])
  })

  it.each([
    ['events page', eventsPageOrder],
    ['guide', guideOrder],
  ])('of the %s are accepted by the sandbox', async (_name, newOrder) => {
    const { placed, fulfilled, refunded, linesCancelled, cancelled } = makeSteps(newOrder)
    for (const steps of [
      [placed, fulfilled, refunded],
      [placed, linesCancelled],
      [placed, cancelled],
    ]) {
      const { client, sandbox } = createOrderInsurer()
      for (const { event } of steps) await client.publishEvent({ event })
      expect(sandbox.inspect().events.map(({ applied }) => applied)).toEqual(steps.map(() => true))
    }
  })
})
