import { expect, it } from 'vitest'
import { concerns, type LineFacts, type TimelineEvent } from './TimelineEntry.js'

const line = (productId: string, protects?: string): LineFacts => ({
  lineItemId: `line-of-${productId}`,
  productId,
  title: productId,
  quantity: 1,
  ...(protects && { protects }),
})

it.each<[boolean, string, TimelineEvent]>([
  [true, 'a read of an empty cart', { type: 'cart_read', lines: [] }],
  [true, 'a read with the product', { type: 'cart_read', lines: [line('case'), line('phone')] }],
  [true, 'a read with a plan of the product', { type: 'cart_read', lines: [line('plan', 'phone')] }],
  [false, 'a read without it', { type: 'cart_read', lines: [line('case'), line('plan', 'case')] }],
  [true, 'a change of the product', { type: 'lines_changed', changes: [{ ...line('phone'), from: 2 }] }],
  [false, 'a change of another one', { type: 'lines_changed', changes: [{ ...line('case'), from: 2 }] }],
  [true, 'an order event without lines', { type: 'order_event', name: 'x', orderId: '1', items: [] }],
  [
    true,
    'an order event of the product',
    { type: 'order_event', name: 'x', orderId: '1', items: [{ productId: 'phone', quantity: 1 }] },
  ],
  [
    false,
    'an order event of another one',
    { type: 'order_event', name: 'x', orderId: '1', items: [{ productId: 'case', quantity: 1 }] },
  ],
  [true, 'a round', { type: 'round_started', loop: 1, round: 1 }],
  [true, 'a refusal of the product', { type: 'cart_refused', productId: 'phone', wanted: 'add', code: 'refused' }],
  [false, 'a refusal of another one', { type: 'cart_refused', productId: 'case', wanted: 'add', code: 'refused' }],
])('%s: a phone is concerned by %s', (expected, _, event) => {
  expect(concerns(event, 'phone')).toBe(expected)
})
