import { describe, expect, it } from 'vitest'
import { createOrderInsurer } from '../../test/orders/createOrderInsurer.js'
import { eventsPageOrder, guideOrder, readDocumentedBody } from '../../test/orders/documentedOrders.js'
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
