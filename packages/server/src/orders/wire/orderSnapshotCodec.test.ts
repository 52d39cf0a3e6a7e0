import { daysLater, order, plan, product, refusal } from '@hakuna-kit/test/orders'
import { describe, expect, it } from 'vitest'
import { createOrderInsurer } from '../../test/orders/createOrderInsurer.js'
import { feedPageOrder, readDocumentedBody } from '../../test/orders/documentedOrders.js'
import { cancelLineItems } from '../cancelLineItems.js'
import { cancelOrder } from '../cancelOrder.js'
import { fulfillLineItems } from '../fulfillLineItems.js'
import { joinOfferPlanId } from './offerPlanIdCodec.js'
import { placeOrder } from '../placeOrder.js'
import { refundLineItems } from '../refundLineItems.js'
import { toOrderSnapshot } from './orderSnapshotCodec.js'

const placed = order(product('phone', 2), plan('plan', 'PHONE', 2), product('case'))
const shipped = fulfillLineItems(placed, { items: [{ lineItemId: 'phone' }], fulfilledAt: daysLater(1) }).order

/** The order of the feed's page in its four stages. */
function makeStages({ withPlans = false } = {}) {
  const at = (seconds: number) => new Date(seconds * 1000)
  const items = [{ lineItemId: 'prd-iphone14' }]
  const { order: first } = placeOrder(feedPageOrder)
  const { order: cancelled } = cancelOrder(first, { cancelledAt: at(1683876022) })
  const { order: fulfilled } = fulfillLineItems(first, { items, fulfilledAt: at(1683876082), withPlans })
  const { order: refunded } = refundLineItems(fulfilled, { items, refundedAt: at(1683876136) })
  return { placed: first, cancelled, fulfilled, refunded }
}

describe('toOrderSnapshot', () => {
  it('writes each of the four documented stages as the documents print it', () => {
    for (const [stage, at] of Object.entries(makeStages({ withPlans: true }))) {
      const printed = readDocumentedBody(`feed-page.${stage}`)
      expect({ stage, body: [toOrderSnapshot(at)] }).toEqual({ stage, body: printed })
    }
  })

  it('takes the offer from the id of a plan that was looked up through one', () => {
    const [iPhone, protection] = feedPageOrder.lineItems
    const { productReference = '', ...origin } = protection!.customProperties!
    const planId = joinOfferPlanId(origin as { offerId: string; planId: string })
    const lineItems = [iPhone!, { ...protection!, customProperties: { productReference, planId } }]
    expect([toOrderSnapshot(placeOrder({ ...feedPageOrder, lineItems }).order)]).toEqual(
      readDocumentedBody('feed-page.placed'),
    )
  })

  it('is accepted by the sandbox at every stage', async () => {
    const { placed: first, cancelled, fulfilled, refunded } = makeStages()
    for (const stages of [
      [first, cancelled],
      [first, fulfilled, refunded],
    ]) {
      const { client } = createOrderInsurer()
      for (const stage of stages) {
        const [request] = await client.submitOrderFeed({ orders: [toOrderSnapshot(stage)] })
        const feedRequestId = request!.requestId
        const status = await client.waitUntilDone({ feedRequestId, wait: () => Promise.resolve() })
        expect(status).toMatchObject({ failedOrders: [], successfulOrderIds: ['ord-XYZ-123'] })
      }
    }
  })

  it('leaves lines without protection as they are', () => {
    expect(toOrderSnapshot(placed).line_items[2]).toEqual({
      id: 'case',
      quantity: 1,
      product_data: { id: 'CASE', price: { amount: 50_000, currency: 'eur' }, brand: 'Apple', title: 'CASE' },
      fulfillments: [],
      refunds: [],
    })
  })

  it('leaves out single lines cancelled with their plan, and cancels the order with the last of them', () => {
    const fewer = cancelLineItems(placed, { items: [{ lineItemId: 'phone' }], cancelledAt: daysLater(1) }).order
    expect(toOrderSnapshot(fewer)).toEqual(toOrderSnapshot(placed))
    const none = cancelLineItems(fewer, { items: [{ lineItemId: 'case' }], cancelledAt: daysLater(2) }).order
    expect(toOrderSnapshot(none)).toMatchObject({
      status: 'cancelled',
      cancelled_at: Math.floor(Date.parse(daysLater(2)) / 1000),
    })
    const wholly = cancelOrder(none, { cancelledAt: daysLater(3) }).order
    expect(toOrderSnapshot(wholly)).toEqual(toOrderSnapshot(none))
  })

  it('refuses to leave out a plan that was removed alone, unless the insurer knows', () => {
    const items = [{ lineItemId: 'plan', quantity: 1 }]
    const alone = refundLineItems(shipped, { items, refundedAt: daysLater(2) }).order
    expect(refusal(() => toOrderSnapshot(alone))).toEqual({
      code: 'order_feed_cannot_express',
      path: 'order.lineItems[0]',
    })
    const known = refundLineItems(shipped, { items, refundedAt: daysLater(2), knownToInsurer: true }).order
    expect(toOrderSnapshot(known)).toEqual(toOrderSnapshot(shipped))
    const early = cancelLineItems(placed, { items, cancelledAt: daysLater(1) }).order
    expect(refusal(() => toOrderSnapshot(early))?.code).toBe('order_feed_cannot_express')
  })

  it('refuses plans without an offer, and two plan lines on one product line', () => {
    const withoutOffer = { ...plan('p', 'PHONE'), customProperties: { productReference: 'PHONE', planId: 'pl-1' } }
    expect(refusal(() => toOrderSnapshot(order(product('phone'), withoutOffer)))).toEqual({
      code: 'order_feed_cannot_express',
      path: 'order.lineItems[1].customProperties',
    })
    const twoPlans = order(product('phone', 2), plan('p1', 'PHONE'), plan('p2', 'PHONE'))
    expect(refusal(() => toOrderSnapshot(twoPlans))).toEqual({
      code: 'order_feed_cannot_express',
      path: 'order.lineItems[0]',
    })
  })
})
