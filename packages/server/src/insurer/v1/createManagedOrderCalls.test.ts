import { describe, expect, it } from 'vitest'
import { createOrderInsurer, insurerRefusal } from '../../test/orders/createOrderInsurer.js'
import { newOrder } from '@hakuna-kit/test/orders'
import { createAnswering } from '../../test/createAnswering.js'
import type { NewManagedOrder } from './ManagedOrder.js'

const price = { amount: 112_900, currency: 'eur' }
const product = { id: 'prd-iphone14', category: 101, title: 'iPhone 14', brand: 'Apple', price }
const { customer, billingAddress } = newOrder([])
const placedAt = '2026-01-01T00:00:00.000Z'

async function placed(change: Partial<NewManagedOrder> = {}) {
  const { client, sandbox } = createOrderInsurer({ now: () => new Date(placedAt) })
  const offer = await client.createOffer({ product })
  const lineItems = [{ id: 'line-1', quantity: 2, offerId: offer.id, planId: offer.plans[0]!.id }]
  const order = { id: 'ord-1', placedAt, customer, billingAddress, lineItems, ...change }
  return { client, sandbox, order, place: () => client.placeManagedOrder({ order }) }
}

const items = [{ lineItemId: 'line-1', quantity: 1 }]

describe('managed orders', () => {
  it('are placed, retrieved, fulfilled and refunded', async () => {
    const { client, sandbox, order, place } = await placed()
    expect(await place()).toMatchObject({
      id: 'ord-1',
      status: 'placed',
      cancelledAt: null,
      lineItems: [{ ...order.lineItems[0], protectedProduct: { id: 'prd-iphone14', price } }],
      fulfillments: [],
      refunds: [],
    })
    const fulfilledAt = '2026-01-02T00:00:00.000Z'
    expect(await client.fulfillManagedOrder({ orderId: 'ord-1', items, fulfilledAt })).toMatchObject({
      fulfillments: [{ lineItemId: 'line-1', quantity: 1, fulfilledAt }],
    })
    expect(sandbox.inspect().contracts).toMatchObject([{ quantity: 1, status: 'active' }])
    const refundedAt = '2026-01-03T00:00:00.000Z'
    const refunded = await client.refundManagedOrder({ orderId: 'ord-1', items, refundedAt })
    expect(refunded).toMatchObject({ refunds: [{ lineItemId: 'line-1', quantity: 1, refundedAt }] })
    expect(await client.retrieveManagedOrder({ orderId: 'ord-1' })).toEqual(refunded)
  })

  it('are cancelled once, and not after fulfilment', async () => {
    const { client, place } = await placed()
    await place()
    expect(await client.cancelManagedOrder({ orderId: 'ord-1', reason: 'customer' })).toMatchObject({
      status: 'cancelled',
      cancelReason: 'customer',
      cancelledAt: placedAt,
    })
    expect(await insurerRefusal(client.cancelManagedOrder({ orderId: 'ord-1' }))).toEqual({
      kind: 'rejected',
      status: 400,
      insurerCode: 'cancel_decline',
      temporary: false,
    })
  })

  it.each([
    ['location_unsupported', { billingAddress: { ...billingAddress, country: 'aq' } }],
    ['incorrect_saleschannel', { salesChannel: 'post-purchase' as const }],
  ])('are refused with the code %s', async (insurerCode, change) => {
    const { place } = await placed(change)
    expect(await insurerRefusal(place())).toMatchObject({ kind: 'rejected', insurerCode })
  })

  it('are not sent with an invalid date', async () => {
    const { sandbox, place } = await placed({ placedAt: 'today' })
    expect(() => place()).toThrow('order.placedAt')
    expect(sandbox.inspect().messages).toHaveLength(1)
  })

  it('take other paths', async () => {
    const { client, sandbox } = createOrderInsurer({}, { endpoints: { retrieveOrder: '/managed_orders/{orderId}' } })
    expect(await insurerRefusal(client.retrieveManagedOrder({ orderId: 'ord/1' }))).toMatchObject({ kind: 'not_found' })
    expect(sandbox.inspect().messages).toMatchObject([{ path: '/managed_orders/ord%2F1' }])
  })

  const fulfilledAt = '2026-01-02T00:00:00.000Z'
  type Client = ReturnType<typeof createAnswering>['client']
  type Options = { requestId?: string; signal?: AbortSignal; idempotencyKey?: string }
  const order = { id: 'ord-1', placedAt, customer, billingAddress, lineItems: [] }
  it.each<[string, object | undefined, (client: Client, options: Options) => Promise<unknown>]>([
    ['/orders', { id: 'ord-1', line_items: [] }, (client, options) => client.placeManagedOrder({ order, ...options })],
    ['/orders/ord-1', undefined, (client, options) => client.retrieveManagedOrder({ orderId: 'ord-1', ...options })],
    [
      '/orders/ord-1/cancel',
      { reason: 'customer' },
      (client, options) => client.cancelManagedOrder({ orderId: 'ord-1', reason: 'customer', ...options }),
    ],
    [
      '/orders/ord-1/fulfillments',
      { fulfillment_items: [{ line_item_id: 'line-1', quantity: 1, fulfilled_at: Date.parse(fulfilledAt) }] },
      (client, options) => client.fulfillManagedOrder({ orderId: 'ord-1', items, fulfilledAt, ...options }),
    ],
    [
      '/orders/ord-1/refunds',
      { refund_items: [{ line_item_id: 'line-1', quantity: 1, refunded_at: Date.parse(fulfilledAt) }] },
      (client, options) => client.refundManagedOrder({ orderId: 'ord-1', items, refundedAt: fulfilledAt, ...options }),
    ],
  ])('are sent to %s with key and request, and take no answer of another shape', async (path, body, call) => {
    const { client, sent, events } = createAnswering({})
    const options = { requestId: 'request-1', idempotencyKey: 'key-1' }
    expect(await insurerRefusal(call(client, options))).toMatchObject({ kind: 'invalid_answer' })
    const key = body && 'key-1'
    expect(sent).toMatchObject([{ path, version: 'v1.2', key, body }])
    expect(events).toMatchObject([{ requestId: 'request-1' }])
    await expect(call(client, { signal: AbortSignal.abort(new Error('left')) })).rejects.toThrow('left')
  })
})
