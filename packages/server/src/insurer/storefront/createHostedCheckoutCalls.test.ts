import { describe, expect, it } from 'vitest'
import { placeOrder } from '../../orders/placeOrder.js'
import { eventsPageOrder, guideOrder } from '../../test/orders/documentedOrders.js'
import { createOrderInsurer, insurerRefusal } from '../../test/orders/createOrderInsurer.js'

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

  it('takes no link that is not https', async () => {
    const body = JSON.stringify({ order_id: 'o', redirect_link: 'javascript:alert(1)', available_plans: [] })
    const { client } = createOrderInsurer({ faults: [{ path: '/checkouts', status: 200, body }] })
    expect(await insurerRefusal(client.getHostedCheckout({ orderId: 'o' }))).toMatchObject({ kind: 'invalid_answer' })
  })
})
