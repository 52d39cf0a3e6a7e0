import { newOrder, product } from '@hakuna-kit/test/orders'
import { describe, expect, it } from 'vitest'
import { encodeManagedOrder } from '../../insurer/v1/managedOrderCodec.js'
import { placeOrder } from '../placeOrder.js'
import { toOrderSnapshot } from './orderSnapshotCodec.js'

describe('customer and billing address', () => {
  it('are the same in events, feed and managed orders, but for the phone number', () => {
    const customer = { firstName: 'Ada', lastName: 'Byron', email: 'ada@example.com', phone: '+49 30 1' }
    const placed = newOrder([product('phone')], { customer })
    const { order, event } = placeOrder(placed)
    const inEvent = event.payload as { customer: object; customer_billing_address: object }
    const expected = {
      customer: { ...inEvent.customer, phone: '+49 30 1' },
      customer_billing_address: inEvent.customer_billing_address,
    }
    expect(inEvent.customer).toEqual({ first_name: 'Ada', last_name: 'Byron', email: 'ada@example.com' })
    expect(inEvent.customer_billing_address).toEqual({
      address_line_1: 'Ring 1',
      address_line_2: '',
      city: 'Berlin',
      country: 'de',
      zip: '10115',
    })
    expect(toOrderSnapshot(order)).toMatchObject(expected)
    expect(encodeManagedOrder({ ...placed, lineItems: [] })).toMatchObject(expected)
  })
})
