import { describe, expect, it } from 'vitest'
import { callSandbox } from '../test/callSandbox.js'
import { order } from '../test/offerSamples.js'

describe('requests about managed orders', () => {
  it.each([
    [
      '/managed_orders',
      { ...order({ quantity: 1, offer_id: 'o', plan_id: 'p' }), placed_at: 99_999_999_999 },
      'placed_at: Expected milliseconds, not seconds',
    ],
    ['/managed_orders', { ...order(), line_items: [] }, 'line_items: '],
    ['/managed_orders', { ...order({ quantity: 0, offer_id: 'o', plan_id: 'p' }) }, 'line_items[0].quantity: '],
    ['/managed_orders', { ...order({ quantity: 1, offer_id: '', plan_id: 'p' }) }, 'line_items[0].offer_id: '],
    ['/managed_orders', { ...order({ quantity: 1, offer_id: 'o', plan_id: '' }) }, 'line_items[0].plan_id: '],
    [
      '/managed_orders',
      { ...order({ quantity: 1, offer_id: 'o', plan_id: 'p' }), sales_channel: 'fax' },
      'sales_channel: ',
    ],
    [
      '/managed_orders',
      { ...order({ quantity: 1, offer_id: 'o', plan_id: 'p' }), customer: {} },
      'customer.first_name: ',
    ],
    ['/managed_orders/x/fulfillments', { fulfillment_items: [] }, 'fulfillment_items: '],
    [
      '/managed_orders/x/fulfillments',
      { fulfillment_items: [{ line_item_id: '' }] },
      'fulfillment_items[0].line_item_id: ',
    ],
    [
      '/managed_orders/x/fulfillments',
      { fulfillment_items: [{ line_item_id: 'a', quantity: 0 }] },
      'fulfillment_items[0].quantity: ',
    ],
    [
      '/managed_orders/x/fulfillments',
      { fulfillment_items: [{ line_item_id: 'a', fulfilled_at: 1 }] },
      'fulfillment_items[0].fulfilled_at: ',
    ],
    ['/managed_orders/x/refunds', { refund_items: [] }, 'refund_items: '],
    [
      '/managed_orders/x/refunds',
      { refund_items: [{ line_item_id: 'a', refunded_at: '2026-03-01' }] },
      'refund_items[0].refunded_at: ',
    ],
  ])('at %s are refused for %j', async (path, body, firstError) => {
    const { status, body: answer } = await callSandbox().post(path, body)
    expect([status, answer.error.error_code]).toEqual([400, 'invalid_request_parameters'])
    expect(answer.error.validation_errors[0].slice(0, firstError.length)).toBe(firstError)
  })
})
