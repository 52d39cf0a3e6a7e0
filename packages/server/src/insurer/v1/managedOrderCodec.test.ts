import { newOrder } from '@hakuna-kit/test/orders'
import { describe, expect, it } from 'vitest'
import { decodeManagedOrder, encodeManagedOrder, encodeUnits } from './managedOrderCodec.js'

const { customer, billingAddress } = newOrder([])
const protectedProduct = {
  id: 'prd-1',
  category: 101,
  title: 'Camera',
  brand: 'Lumen',
  price: { amount: 98_000, currency: 'jpy' },
}

describe('encodeManagedOrder', () => {
  it('writes every field, with times in milliseconds', () => {
    const lineItems = [
      { id: 'line-1', quantity: 3, offerId: 'off-1', planId: 'pl-1', protectedProduct },
      { id: 'line-2', quantity: 1, offerId: 'off-2', planId: 'pl-2' },
    ]
    expect(
      encodeManagedOrder({
        id: 'ord-1',
        placedAt: '2026-01-01T01:00:00.001+01:00',
        salesChannel: 'offline',
        customer: { ...customer, phone: '+49 30 1234' },
        billingAddress,
        lineItems,
      }),
    ).toEqual({
      id: 'ord-1',
      placed_at: 1_767_225_600_001,
      sales_channel: 'offline',
      customer: { first_name: 'Ada', last_name: 'Byron', email: 'ada@example.com', phone: '+49 30 1234' },
      customer_billing_address: {
        address_line_1: 'Ring 1',
        address_line_2: '',
        city: 'Berlin',
        zip: '10115',
        country: 'de',
      },
      line_items: [
        { id: 'line-1', quantity: 3, offer_id: 'off-1', plan_id: 'pl-1', protected_product: protectedProduct },
        { id: 'line-2', quantity: 1, offer_id: 'off-2', plan_id: 'pl-2' },
      ],
    })
  })

  it('takes no date that is none, and names its place', () => {
    const order = { id: 'ord-1', placedAt: 'today', customer, billingAddress, lineItems: [] }
    expect(() => encodeManagedOrder(order)).toThrow(/order\.placedAt/)
  })
})

describe('encodeUnits', () => {
  it('writes each line with the time, and no quantity for all that is left', () => {
    const items = [{ lineItemId: 'line-1', quantity: 2 }, { lineItemId: 'line-2' }]
    const at = 1_767_225_600_001
    expect(encodeUnits(items, 'refunded_at', new Date(at), 'refundedAt')).toEqual([
      { line_item_id: 'line-1', quantity: 2, refunded_at: at },
      { line_item_id: 'line-2', refunded_at: at },
    ])
    expect(encodeUnits(items.slice(1), 'fulfilled_at', new Date(at), 'fulfilledAt')).toEqual([
      { line_item_id: 'line-2', fulfilled_at: at },
    ])
    expect(() => encodeUnits(items, 'fulfilled_at', 'today', 'fulfilledAt')).toThrow(/fulfilledAt/)
  })
})

describe('decodeManagedOrder', () => {
  const line = {
    id: 'line-1',
    quantity: 3,
    offer_id: 'off-1',
    plan_id: 'pl-1',
    protected_product: { id: 'prd-1', price: { amount: 98_000, currency: 'jpy' } },
  }
  const fulfillment = { line_item_id: 'line-1', quantity: 2, fulfilled_at: 1_767_225_600_001 }
  const refund = { line_item_id: 'line-2', quantity: 1, refunded_at: 1_767_225_600_002 }
  const answer = {
    id: 'ord-1',
    status: 'placed',
    line_items: [line, { ...line, id: 'line-2', quantity: 1, plan_id: 'pl-2' }],
    fulfillments: [fulfillment],
    refunds: [refund],
  }

  it('reads every field of each line', () => {
    const protectedPrice = { id: 'prd-1', price: { amount: 98_000, currency: 'jpy' } }
    expect(decodeManagedOrder(answer)).toEqual({
      id: 'ord-1',
      status: 'placed',
      cancelledAt: null,
      cancelReason: null,
      lineItems: [
        { id: 'line-1', quantity: 3, offerId: 'off-1', planId: 'pl-1', protectedProduct: protectedPrice },
        { id: 'line-2', quantity: 1, offerId: 'off-1', planId: 'pl-2', protectedProduct: protectedPrice },
      ],
      fulfillments: [{ lineItemId: 'line-1', quantity: 2, fulfilledAt: '2026-01-01T00:00:00.001Z' }],
      refunds: [{ lineItemId: 'line-2', quantity: 1, refundedAt: '2026-01-01T00:00:00.002Z' }],
    })
  })

  it('reads a cancelled order', () => {
    const cancelled = { ...answer, status: 'cancelled', cancelled_at: 0, cancel_reason: 'customer' }
    expect(decodeManagedOrder(cancelled)).toMatchObject({
      status: 'cancelled',
      cancelledAt: '1970-01-01T00:00:00.000Z',
      cancelReason: 'customer',
    })
    const unexplained = decodeManagedOrder({ ...cancelled, cancelled_at: null, cancel_reason: null })
    expect(unexplained).toMatchObject({ cancelledAt: null, cancelReason: null })
  })

  it.each<[string, unknown]>([
    ['no id', { ...answer, id: '' }],
    ['a status that no document names', { ...answer, status: 'lost' }],
    ['a line of no units', { ...answer, line_items: [{ ...line, quantity: 0 }] }],
    ['a fulfilment of no units', { ...answer, fulfillments: [{ ...fulfillment, quantity: 0 }] }],
    ['a negative time', { ...answer, fulfillments: [{ ...fulfillment, fulfilled_at: -1 }] }],
    ['a refund without a time', { ...answer, refunds: [{ ...refund, refunded_at: undefined }] }],
    [
      'a negative price',
      {
        ...answer,
        line_items: [{ ...line, protected_product: { id: 'prd-1', price: { amount: -1, currency: 'jpy' } } }],
      },
    ],
    ['nothing in it', undefined],
  ])('reads no order with %s', (_, broken) => expect(decodeManagedOrder(broken)).toBeUndefined())

  it('reads a price of 0', () => {
    const free = { ...line, protected_product: { id: 'prd-1', price: { amount: 0, currency: 'jpy' } } }
    expect(decodeManagedOrder({ ...answer, id: '1', line_items: [free] })).toMatchObject({
      id: '1',
      lineItems: [{ protectedProduct: { price: { amount: 0 } } }],
    })
  })
})
