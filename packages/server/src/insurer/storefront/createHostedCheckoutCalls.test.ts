import { describe, expect, it } from 'vitest'
import { placeOrder } from '../../orders/placeOrder.js'
import { eventsPageOrder, guideOrder } from '../../test/orders/documentedOrders.js'
import { createOrderInsurer, insurerRefusal } from '../../test/orders/createOrderInsurer.js'
import type { InsurerEvent } from '../transport/InsurerEvent.js'

const withoutPlan = { ...guideOrder, lineItems: guideOrder.lineItems.filter(({ id }) => id !== 'line-item-id-3322') }

describe('getHostedCheckout', () => {
  it('answers a link and the plans that can still be bought', async () => {
    const { client } = createOrderInsurer()
    await client.publishEvent({ event: placeOrder(withoutPlan).event })
    expect(await client.getHostedCheckout({ orderId: 'ord-123' })).toEqual({
      orderId: 'ord-123',
      redirectLink: expect.stringMatching(/^https:\/\/checkout\.hellohakuna\.com\//) as string,
      availablePlans: [
        {
          lineItemId: 'line-item-id-3311',
          productReference: 'prd-iphone14',
          price: { amount: 1_200, currency: 'eur' },
        },
      ],
    })
  })

  it('answers nothing where no product has a plan left, and where the order is unknown', async () => {
    const { client } = createOrderInsurer()
    await client.publishEvent({ event: placeOrder(eventsPageOrder).event })
    expect(await client.getHostedCheckout({ orderId: 'ord-123' })).toBeUndefined()
    expect(await client.getHostedCheckout({ orderId: 'other' })).toBeUndefined()
  })

  const wirePlan = {
    line_item_id: 'line-item-id-3311',
    product_reference: 'prd-iphone14',
    plan_price_amount: 1_980,
    plan_price_currency: 'JPY',
  }
  const wireAnswer = { order_id: 'ord-9', redirect_link: 'https://checkout.example/1', available_plans: [wirePlan] }
  const answering = (answer: object) =>
    createOrderInsurer({ faults: [{ path: '/checkouts', status: 200, body: JSON.stringify(answer) }] })

  it('reads each plan of several, in any currency', async () => {
    const other = { ...wirePlan, line_item_id: 'line-2', plan_price_amount: 0, plan_price_currency: 'bhd' }
    const { client, sandbox } = answering({ ...wireAnswer, available_plans: [wirePlan, other] })
    expect(await client.getHostedCheckout({ orderId: 'ord-9' })).toEqual({
      orderId: 'ord-9',
      redirectLink: 'https://checkout.example/1',
      availablePlans: [
        {
          lineItemId: 'line-item-id-3311',
          productReference: 'prd-iphone14',
          price: { amount: 1_980, currency: 'jpy' },
        },
        { lineItemId: 'line-2', productReference: 'prd-iphone14', price: { amount: 0, currency: 'bhd' } },
      ],
    })
    expect(sandbox.inspect().messages).toMatchObject([{ query: { order_id: 'ord-9', checkout_type: 'redirect' } }])
  })

  it.each([
    ['a link that is script', { redirect_link: 'javascript:alert(1)' }],
    ['a link over http', { redirect_link: 'http://checkout.example/1' }],
    ['a link that is no URL', { redirect_link: 'checkout' }],
    ['a negative price', { available_plans: [{ ...wirePlan, plan_price_amount: -1 }] }],
    ['a fractional price', { available_plans: [{ ...wirePlan, plan_price_amount: 19.8 }] }],
    ['no currency', { available_plans: [{ ...wirePlan, plan_price_currency: 'ye' }] }],
    ['a currency with more letters', { available_plans: [{ ...wirePlan, plan_price_currency: 'yens' }] }],
    ['no line', { available_plans: [{ ...wirePlan, line_item_id: undefined }] }],
    ['no order', { order_id: undefined }],
    ['no list', { available_plans: undefined }],
  ])('takes no answer with %s', async (_, change) => {
    const { client } = answering({ ...wireAnswer, ...change })
    expect(await insurerRefusal(client.getHostedCheckout({ orderId: 'ord-9' }))).toMatchObject({
      kind: 'invalid_answer',
    })
  })

  it.each([
    [500, 'unavailable'],
    [401, 'unauthorized'],
    [400, 'rejected'],
  ])('rejects where the insurer answers %i, so that a link is not missed', async (status, kind) => {
    const { client } = createOrderInsurer({ faults: [{ path: '/checkouts', status }] })
    expect(await insurerRefusal(client.getHostedCheckout({ orderId: 'ord-9' }))).toMatchObject({ kind })
  })

  it('names the request in events, and can be aborted', async () => {
    const events: InsurerEvent[] = []
    const { client } = createOrderInsurer({}, { onEvent: (event) => events.push(event) })
    await client.getHostedCheckout({ orderId: 'other', requestId: 'request-1' })
    const signal = AbortSignal.abort(new Error('left the page'))
    await expect(client.getHostedCheckout({ orderId: 'other', signal })).rejects.toThrow('left the page')
    expect(events).toMatchObject([
      { endpoint: 'hostedCheckout', outcome: 'not_found', requestId: 'request-1' },
      { endpoint: 'hostedCheckout', outcome: 'aborted' },
    ])
  })
})
