import { describe, expect, it } from 'vitest'
import { createOrderInsurer } from '../../test/orders/createOrderInsurer.js'
import { cancelLineItems } from '../cancelLineItems.js'
import { cancelOrder } from '../cancelOrder.js'
import { fulfillLineItems } from '../fulfillLineItems.js'
import { joinOfferPlanId } from '../offerPlanIdCodec.js'
import { readOrderEvent } from './orderEvents.js'
import { toOrderSnapshot } from './orderSnapshotCodec.js'
import { placeOrder } from '../placeOrder.js'
import { refundLineItems } from '../refundLineItems.js'
import { eventsPageOrder, feedPageOrder, guideOrder, readDocumentedBody } from '../../test/orders/documentedOrders.js'

const shippedAt = '2022-02-21T12:51:14.158Z'
const products = [{ lineItemId: 'line-item-id-3311' }, { lineItemId: 'line-item-id-4411' }]

/** The documents' own spelling where ours differs, so that the rest can be compared as it stands. */
type Spelling = (json: string) => string
const asPrinted: Spelling = (json) => json
const brandInLowerCase: Spelling = (json) => json.replaceAll('"Hakuna"', '"hakuna"')
const listKeysOfTheEventsPage: Spelling = (json) =>
  json.replace('fulfillment_line_items', 'fulfillment_items').replace('refund_line_items', 'refund_items')
const oddCancelledItems: Spelling = (json) =>
  json.replace('refunded_at', 'cancelled_at').replace('"line-item-id-3311",', '"line-item-id-3311","quantity":1,')

function events(newOrder: typeof eventsPageOrder) {
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
    ['events-page.order-placed', events(eventsPageOrder).placed, brandInLowerCase],
    ['events-page.order-fulfillment-added', events(eventsPageOrder).fulfilled, asPrinted],
    ['events-page.order-refund-added', events(eventsPageOrder).refunded, asPrinted],
    ['events-page.order-line-items-cancelled', events(eventsPageOrder).linesCancelled, oddCancelledItems],
    ['events-page.order-cancelled', events(eventsPageOrder).cancelled, asPrinted],
    ['guide.order-placed', events(guideOrder).placed, brandInLowerCase],
    ['guide.order-fulfillment-added', events(guideOrder).fulfilled, listKeysOfTheEventsPage],
    ['guide.order-refund-added', events(guideOrder).refunded, listKeysOfTheEventsPage],
    ['guide.order-cancelled', events(guideOrder).cancelled, asPrinted],
  ])('%s comes out of the model as printed', (name, step, spelling) => {
    const printed: unknown = JSON.parse(spelling(JSON.stringify(readDocumentedBody(name))))
    expect(JSON.parse(JSON.stringify(step.event))).toEqual(printed)
  })

  it('are read in every spelling that the documents print', () => {
    const own = events(guideOrder)
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
})

describe('the order feed', () => {
  it('says each of the four documented stages as printed', () => {
    const at = (seconds: number) => new Date(seconds * 1000)
    const { order: placed } = placeOrder(feedPageOrder)
    const { order: cancelled } = cancelOrder(placed, { cancelledAt: at(1683876022) })
    const items = [{ lineItemId: 'prd-iphone14' }]
    const { order: fulfilled } = fulfillLineItems(placed, { items, fulfilledAt: at(1683876082), withPlans: true })
    const { order: refunded } = refundLineItems(fulfilled, { items, refundedAt: at(1683876136) })

    for (const [stage, order] of Object.entries({ placed, cancelled, fulfilled, refunded })) {
      const printed = readDocumentedBody(`feed-page.${stage}`)
      expect({ stage, body: [toOrderSnapshot(order)] }).toEqual({ stage, body: printed })
    }
  })

  it('takes the offer from the id of a plan that was looked up through one', () => {
    const [iPhone, plan] = feedPageOrder.lineItems
    const { productReference = '', ...origin } = plan!.customProperties!
    const planId = joinOfferPlanId(origin as { offerId: string; planId: string })
    const lineItems = [iPhone!, { ...plan!, customProperties: { productReference, planId } }]
    expect([toOrderSnapshot(placeOrder({ ...feedPageOrder, lineItems }).order)]).toEqual(
      readDocumentedBody('feed-page.placed'),
    )
  })
})

describe('the sandbox', () => {
  it.each([
    ['events page', eventsPageOrder],
    ['guide', guideOrder],
  ])('accepts the events of the %s', async (_name, newOrder) => {
    const { placed, fulfilled, refunded, linesCancelled, cancelled } = events(newOrder)
    for (const story of [
      [placed, fulfilled, refunded],
      [placed, linesCancelled],
      [placed, cancelled],
    ]) {
      const { client, sandbox } = createOrderInsurer()
      for (const { event } of story) await client.publishEvent({ event })
      expect(sandbox.inspect().events.map(({ applied }) => applied)).toEqual(story.map(() => true))
    }
  })

  it('accepts the stages of the feed', async () => {
    const at = (seconds: number) => new Date(seconds * 1000)
    const items = [{ lineItemId: 'prd-iphone14' }]
    const { order: placed } = placeOrder(feedPageOrder)
    const { order: cancelled } = cancelOrder(placed, { cancelledAt: at(1683876022) })
    const { order: fulfilled } = fulfillLineItems(placed, { items, fulfilledAt: at(1683876082) })
    const { order: refunded } = refundLineItems(fulfilled, { items, refundedAt: at(1683876136) })
    for (const story of [
      [placed, cancelled],
      [placed, fulfilled, refunded],
    ]) {
      const { client } = createOrderInsurer()
      for (const order of story) {
        const [request] = await client.submitOrderFeed({ orders: [toOrderSnapshot(order)] })
        const feedRequestId = request!.requestId
        const status = await client.waitUntilDone({ feedRequestId, wait: () => Promise.resolve() })
        expect(status).toMatchObject({ failedOrders: [], successfulOrderIds: ['ord-XYZ-123'] })
      }
    }
  })
})
