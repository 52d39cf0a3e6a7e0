import { daysLater, order, product } from '@hakuna-kit/test/orders'
import { describe, expect, it } from 'vitest'
import { cancelLineItems } from './cancelLineItems.js'
import { cancelOrder } from './cancelOrder.js'
import { fulfillLineItems } from './fulfillLineItems.js'
import { keptUnits, liveUnits, readLineItemStatus, unshippedUnits } from './lineItemStatus.js'
import { refundLineItems } from './refundLineItems.js'

const placed = order(product('case', 5), product('phone'))
const items = (quantity: number) => [{ lineItemId: 'case', quantity }]

describe('readLineItemStatus', () => {
  it('counts the units of each line over all changes', () => {
    const shipped = fulfillLineItems(placed, { items: items(3), fulfilledAt: daysLater(1) }).order
    const returned = refundLineItems(shipped, { items: items(2), refundedAt: daysLater(2) }).order
    const fewer = cancelLineItems(returned, { items: items(1), cancelledAt: daysLater(3) }).order
    const status = readLineItemStatus(fewer)
    expect([...status.keys()]).toEqual(['case', 'phone'])
    const line = status.get('case')!
    expect(line).toEqual({ lineItemId: 'case', ordered: 5, cancelled: 1, fulfilled: 3, refunded: 2 })
    expect([unshippedUnits(line), keptUnits(line), liveUnits(line)]).toEqual([1, 1, 2])
  })

  it('counts every unit of a cancelled order as cancelled, once', () => {
    const fewer = cancelLineItems(placed, { items: items(2), cancelledAt: daysLater(1) }).order
    const { order: cancelled } = cancelOrder(fewer, { cancelledAt: daysLater(2) })
    expect([...readLineItemStatus(cancelled).values()].map((line) => line.cancelled)).toEqual([5, 1])
  })

  it('leaves out units of a line that the order has not', () => {
    const [change] = fulfillLineItems(placed, { items: items(1), fulfilledAt: daysLater(1) }).order.changes
    const odd = { ...change!, items: [{ lineItemId: 'tv', quantity: 1 }, ...change!.items] }
    const status = readLineItemStatus({ ...placed, changes: [odd] })
    expect([...status].map(([id, { fulfilled }]) => [id, fulfilled])).toEqual([
      ['case', 1],
      ['phone', 0],
    ])
  })
})
