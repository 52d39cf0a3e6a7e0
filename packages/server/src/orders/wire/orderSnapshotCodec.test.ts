import { daysLater, order, plan, product, refusal } from '@hakuna-kit/test/orders'
import { describe, expect, it } from 'vitest'
import { everyChange } from '../../test/orders/everyChange.js'
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

describe('a snapshot', () => {
  const { linesCancelled, cancelled } = everyChange()
  const seconds = (iso: string) => Date.parse(iso) / 1000

  it('has every field of the order: unit prices, its own currency, times in seconds', () => {
    const price = (amount: number) => ({ amount, currency: 'bhd' })
    expect(toOrderSnapshot(linesCancelled.order)).toEqual({
      id: 'ord-full',
      status: 'placed',
      placed_at: 1_767_229_323,
      cancelled_at: null,
      customer: { first_name: 'Ada', last_name: 'Byron', email: 'ada@example.com', phone: '+973 17 1' },
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
          product_data: { id: 'PHONE', price: price(250_125), brand: 'Acme', title: 'Phone, black' },
          custom_properties: { protection_line_item_id: 'line-plan' },
          fulfillments: [{ quantity: 2, fulfilled_at: seconds(daysLater(1.5)) }],
          refunds: [],
        },
        {
          id: 'line-white',
          quantity: 1,
          product_data: { id: 'PHONE', price: price(249_500), brand: '', title: 'Phone, white' },
          fulfillments: [],
          refunds: [],
        },
        {
          id: 'line-plan',
          quantity: 2,
          product_data: { id: 'plan-item', price: price(12_375), brand: 'hakuna', title: 'One year' },
          custom_properties: { offer_id: 'off-PHONE', plan_id: 'pl-one-year' },
          fulfillments: [],
          refunds: [],
        },
      ],
    })
    expect(toOrderSnapshot(cancelled.order)).toMatchObject({
      status: 'cancelled',
      cancelled_at: seconds(daysLater(1.5)),
    })
  })

  it('lists each fulfillment and refund of a line with its own quantity and time, and no other line’s', () => {
    const items = (lineItemId: string, quantity?: number) => [{ lineItemId, quantity }]
    const first = fulfillLineItems(placed, { items: items('phone', 1), fulfilledAt: daysLater(1) }).order
    const second = fulfillLineItems(first, { items: items('case'), fulfilledAt: daysLater(2) }).order
    const third = fulfillLineItems(second, { items: items('phone', 1), fulfilledAt: daysLater(3) }).order
    const back = refundLineItems(third, { items: items('phone', 2), refundedAt: daysLater(4) }).order
    const [phone, planLine, caseLine] = toOrderSnapshot(back).line_items
    expect(phone).toMatchObject({
      fulfillments: [
        { quantity: 1, fulfilled_at: seconds(daysLater(1)) },
        { quantity: 1, fulfilled_at: seconds(daysLater(3)) },
      ],
      refunds: [{ quantity: 2, refunded_at: seconds(daysLater(4)) }],
    })
    expect(planLine).toMatchObject({ fulfillments: [], refunds: [] })
    expect(caseLine).toMatchObject({ fulfillments: [{ quantity: 1 }], refunds: [] })
  })

  it('is cancelled at the time of the last cancellation, in whatever order they were recorded', () => {
    const cancelAt = (from: typeof placed, lineItemId: string, day: number) =>
      cancelLineItems(from, { items: [{ lineItemId }], cancelledAt: daysLater(day) }).order
    const late = cancelAt(cancelAt(placed, 'phone', 3), 'case', 2)
    expect(toOrderSnapshot(late)).toMatchObject({ status: 'cancelled', cancelled_at: seconds(daysLater(3)) })
  })

  it('is not cancelled where something was shipped, also if all of it came back', () => {
    const items = [{ lineItemId: 'phone' }]
    const back = refundLineItems(shipped, { items, refundedAt: daysLater(2) }).order
    const rest = cancelLineItems(back, { items: [{ lineItemId: 'case' }], cancelledAt: daysLater(3) }).order
    expect(toOrderSnapshot(rest)).toMatchObject({ status: 'placed', cancelled_at: null })
  })

  it('refuses a plan that was removed alone at the line of its product, and only there', () => {
    const lines = [product('black', 1, 'PHONE'), product('white', 1, 'PHONE'), plan('plan', 'PHONE', 2)]
    const all = fulfillLineItems(order(...lines), {
      items: [{ lineItemId: 'black' }, { lineItemId: 'white' }],
      fulfilledAt: daysLater(1),
    }).order
    const blackBack = refundLineItems(all, { items: [{ lineItemId: 'black' }], refundedAt: daysLater(2) }).order
    expect(toOrderSnapshot(blackBack).line_items.map(({ refunds }) => refunds.length)).toEqual([1, 0, 0])
    const alone = refundLineItems(blackBack, { items: [{ lineItemId: 'plan' }], refundedAt: daysLater(3) }).order
    expect(refusal(() => toOrderSnapshot(alone))?.path).toBe('order.lineItems[1]')
    // Once the phone is back as well, nothing is left that the feed could not say.
    const whiteBack = refundLineItems(alone, { items: [{ lineItemId: 'white' }], refundedAt: daysLater(4) }).order
    expect(toOrderSnapshot(whiteBack).status).toBe('placed')
  })

  it('needs both ids of a plan', () => {
    const withOrigin = (origin: object) =>
      order(product('phone'), {
        ...plan('p', 'PHONE'),
        customProperties: { productReference: 'PHONE', ...origin },
      })
    for (const origin of [
      { offerId: 'off-1' },
      { offerId: '', planId: 'pl-1' },
      { offerId: 'off-1', planId: '' },
      { planId: 'off-1/' },
      {},
    ]) {
      expect(refusal(() => toOrderSnapshot(withOrigin(origin)))?.code).toBe('order_feed_cannot_express')
    }
    const both = { offerId: 'off-1', planId: 'other/pl-1' }
    expect(toOrderSnapshot(withOrigin(both)).line_items[1]).toMatchObject({
      custom_properties: { offer_id: 'off-1', plan_id: 'other/pl-1' },
    })
  })
})
