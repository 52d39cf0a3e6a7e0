import { toComparable } from '../http/toComparable.js'

const orderId = { order_id: 'ord-123' }
const shippedAt = '2022-02-21T12:51:14.158Z'
const [phone, plan, other] = ['line-item-id-3311', 'line-item-id-3322', 'line-item-id-4411']

const placed = {
  ...orderId,
  placed_at: '2022-02-20T00:00:00.000Z',
  order_currency: 'eur',
  customer: { first_name: 'Max', last_name: 'Mustermann', email: 'max.mustermann@example.com' },
  customer_billing_address: {
    address_line_1: 'Musterstrasse',
    address_line_2: '1',
    city: 'Musterstadt',
    country: 'de',
    zip: '123456',
  },
}

const line = (id: string | undefined, price_amount: number, product_id: string, product_title: string) => ({
  id,
  quantity: 1,
  price_amount,
  product_id,
  product_title,
  product_brand: 'Apple',
})

const planLine = (price_amount: number, product_id: string, product_title: string) => ({
  ...line(plan, price_amount, product_id, product_title),
  product_brand: 'Hakuna',
  custom_properties: { product_reference: 'prd-iphone14' },
})

const fulfilled = [phone, other].map((line_item_id) => ({ line_item_id, quantity: 1, fulfilled_at: shippedAt }))
const refunded = [phone, plan, other].map((line_item_id) => ({ line_item_id, quantity: 1, refunded_at: shippedAt }))

/**
 * The order events printed in the documents. They show single calls, not one history: all are about order `ord-123`,
 * which is placed twice, returned and cancelled. The sandbox answers each as printed, in any order of calls: one that
 * breaks a rule at that time is accepted and changes nothing.
 */
export const publishedEvents = [
  {
    type: 'order_placed',
    payload: {
      ...placed,
      line_items: [
        line(phone, 89900, 'prd-iphone14', 'iPhone 14'),
        planLine(8499, 'protection-item-id-323', 'Hakuna.care protection'),
        line(other, 25500, 'prd-airpods-gen3', 'Airpods 3rd Generation'),
      ],
    },
  },
  {
    type: 'order_placed',
    payload: {
      ...placed,
      cart_id: 'cart-123',
      line_items: [
        line(phone, 112900, 'prd-iphone14', 'iPhone 14'),
        planLine(1200, 'pl-prd-hakuna', '1 Jahr Garantieerweiterung'),
        line(other, 1200, 'prd-bb-32', 'Silicone Case iPhone 14'),
      ],
    },
  },
  { type: 'order_fulfillment_added', payload: { ...orderId, fulfillment_items: fulfilled } },
  { type: 'order_fulfillment_added', payload: { ...orderId, fulfillment_line_items: fulfilled } },
  { type: 'order_refund_added', payload: { ...orderId, refund_items: refunded } },
  { type: 'order_refund_added', payload: { ...orderId, refund_line_items: refunded } },
  {
    type: 'order_line_items_cancelled',
    payload: {
      ...orderId,
      cancelled_line_items: [
        { line_item_id: phone, cancelled_at: shippedAt },
        { line_item_id: plan, quantity: 1, refunded_at: shippedAt },
      ],
    },
  },
  { type: 'order_cancelled', payload: { ...orderId, cancelled_at: '2022-02-20T15:00:00.000Z' } },
]

const published = new Set(publishedEvents.map(toComparable))

/** Whether a message is exactly an order event that the documents print. */
export function isPublishedEvent(message: unknown): boolean {
  return published.has(toComparable(message))
}
