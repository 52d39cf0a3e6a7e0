import { describe, expect, it } from 'vitest'
import { daysLater, order, plan, product, refusal } from '@hakuna-kit/test/orders'
import { cancelLineItems } from './cancelLineItems.js'
import { cancelOrder } from './cancelOrder.js'
import { fulfillLineItems } from './fulfillLineItems.js'
import { readLineItemStatus } from './lineItemStatus.js'
import { refundLineItems } from './refundLineItems.js'

const placed = order(product('phone', 2), plan('plan', 'PHONE'))
const items = [{ lineItemId: 'phone', quantity: 1 }]

describe('cancelOrder', () => {
  it('cancels every unit, also after single lines were cancelled', () => {
    const { order: fewer } = cancelLineItems(placed, { items, cancelledAt: daysLater(1) })
    const { order: cancelled } = cancelOrder(fewer, { cancelledAt: daysLater(2) })
    expect(cancelled).toMatchObject({ status: 'cancelled', cancelledAt: daysLater(2) })
    expect(readLineItemStatus(cancelled).get('phone')).toMatchObject({ ordered: 2, cancelled: 2 })
  })

  it('recognises the second cancellation', () => {
    const first = cancelOrder(placed, { cancelledAt: daysLater(1) })
    expect(cancelOrder(first.order, { cancelledAt: daysLater(2) })).toMatchObject({
      repeated: true,
      event: first.event,
    })
  })

  it('refuses when anything was fulfilled, also if it was refunded', () => {
    const { order: shipped } = fulfillLineItems(placed, { items, fulfilledAt: daysLater(1) })
    const { order: back } = refundLineItems(shipped, { items, refundedAt: daysLater(2) })
    for (const late of [shipped, back]) {
      expect(refusal(() => cancelOrder(late, { cancelledAt: daysLater(3) }))).toEqual({
        code: 'order_already_fulfilled',
        path: 'order.lineItems[0]',
      })
    }
  })

  it('names the first line that was fulfilled', () => {
    const withCase = order(product('phone', 2), plan('plan', 'PHONE'), product('case'), product('cable'))
    const lines = ['cable', 'case'].map((lineItemId) => ({ lineItemId }))
    const shipped = fulfillLineItems(withCase, { items: lines, fulfilledAt: daysLater(1) }).order
    expect(refusal(() => cancelOrder(shipped, { cancelledAt: daysLater(2) }))?.path).toBe('order.lineItems[2]')
  })

  it('has the id of the shop or one that every cancellation has, and the time of the call where none is given', () => {
    const now = () => new Date(daysLater(4))
    const change = { type: 'cancelled', at: daysLater(4), items: [] }
    expect(cancelOrder(placed, {}, { now }).order.changes).toMatchObject([{ ...change, id: 'cancellation:order' }])
    expect(cancelOrder(placed, { id: 'C-1' }, { now }).order.changes).toMatchObject([
      { ...change, id: 'cancellation:C-1' },
    ])
    expect(cancelOrder(placed).order.cancelledAt).toSatisfy((at: string) => Date.now() - Date.parse(at) >= 0)
  })

  it('refuses an invalid date', () => {
    expect(refusal(() => cancelOrder(placed, { cancelledAt: '' }))).toEqual({
      code: 'order_invalid_date',
      path: 'cancelledAt',
    })
  })

  it('refuses every change after it', () => {
    const { order: cancelled } = cancelOrder(placed, { cancelledAt: daysLater(1) })
    const after = [
      () => fulfillLineItems(cancelled, { items, fulfilledAt: daysLater(2) }),
      () => refundLineItems(cancelled, { items, refundedAt: daysLater(2) }),
      () => cancelLineItems(cancelled, { items, cancelledAt: daysLater(2) }),
    ]
    for (const act of after) expect(refusal(act)).toEqual({ code: 'order_cancelled', path: 'order.status' })
  })
})
