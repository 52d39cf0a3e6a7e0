import { describe, expect, it } from 'vitest'
import { everyChange, isAccepted } from '../../test/orders/everyChange.js'
import { probeShape } from '../../test/orders/probeShape.js'
import { orderSnapshotSchema, toOrderSnapshot } from './orderSnapshotCodec.js'

describe('a stored snapshot', () => {
  const { linesCancelled, cancelled } = everyChange()

  it('is checked field by field when it is read', () => {
    const freeTexts = [
      'customer.first_name',
      'customer.last_name',
      'customer.email',
      'customer.phone',
      'customer_billing_address.address_line_1',
      'customer_billing_address.address_line_2',
      'customer_billing_address.city',
      'customer_billing_address.zip',
      'line_items[].product_data.brand',
      'line_items[].product_data.title',
    ]
    const ids = [
      'id',
      'line_items[].id',
      'line_items[].product_data.id',
      'line_items[].custom_properties.protection_line_item_id',
      'line_items[].custom_properties.offer_id',
      'line_items[].custom_properties.plan_id',
    ]
    const read = (json: unknown) => orderSnapshotSchema.parse(json)
    const refunded = { ...toOrderSnapshot(linesCancelled.order) }
    refunded.line_items[0]!.refunds = [{ quantity: 2, refunded_at: 1_767_999_999 }]
    expect(read(refunded)).toEqual(refunded)
    expect(read(toOrderSnapshot(cancelled.order))).toEqual(toOrderSnapshot(cancelled.order))
    const { longerText, oneLetter, ...accepted } = probeShape(refunded, isAccepted(read))
    expect(longerText!.toSorted()).toEqual([...ids, ...freeTexts].toSorted())
    expect(oneLetter).toEqual(longerText)
    const amounts = [
      'line_items[].product_data.price.amount',
      'line_items[].fulfillments[].fulfilled_at',
      'line_items[].refunds[].refunded_at',
    ]
    expect(accepted).toEqual({
      missing: ['line_items[].custom_properties'],
      null: ['cancelled_at'],
      emptyText: freeTexts,
      emptyList: ['line_items[].fulfillments', 'line_items[].refunds'],
      zero: ['placed_at', ...amounts],
      one: [
        'placed_at',
        'line_items[].quantity',
        'line_items[].product_data.price.amount',
        'line_items[].fulfillments[].quantity',
        'line_items[].fulfillments[].fulfilled_at',
        'line_items[].refunds[].quantity',
        'line_items[].refunds[].refunded_at',
      ],
    })
  })
})
