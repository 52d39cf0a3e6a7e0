import { daysLater, order, product, refusal } from '@hakuna-kit/test/orders'
import { describe, expect, it } from 'vitest'
import type { Order } from './order.js'
import { finishChange, repeatedStep, startChange } from './orderStep.js'

const placed = order(product('a'), product('b'))
const items = [{ lineItemId: 'a', quantity: 1 }, { lineItemId: 'b' }]
const at = daysLater(1)
const start = (change: object = {}, from: Order = placed, now = at) =>
  startChange(from, { kind: 'fulfillment', id: undefined, at, atPath: 'at', items, ...change }, () => new Date(now))

describe('startChange', () => {
  it('makes the id from the id of the shop, or from kind, lines, quantities and time', () => {
    expect(start({ id: 'parcel-1' }).id).toBe('fulfillment:parcel-1')
    const { id } = start()
    expect(start({ items: items.toReversed() }).id).toBe(id)
    expect(start({ at: undefined }).id).toBe(id)
    for (const other of [{ at: daysLater(2) }, { kind: 'refund' }, { items: items.slice(1) }, { more: true }]) {
      expect(start(other).id).not.toBe(id)
    }
  })

  it('recognises a change with the same id and content, and refuses other content', () => {
    const { repeat: _, ...started } = start({ id: 'parcel-1', at: undefined })
    const { order: shipped } = finishChange(placed, { ...started, type: 'fulfilled', items: [] })
    expect(start({ id: 'parcel-1', at: undefined }, shipped, daysLater(9))).toMatchObject({ at, repeat: { at } })
    expect(refusal(() => start({ id: 'parcel-1', at: undefined, items: items.slice(1) }, shipped))).toEqual({
      code: 'order_change_id_reused',
      path: 'id',
    })
  })

  it('refuses a cancelled order and a time before the order was placed', () => {
    expect(refusal(() => start({}, { ...placed, status: 'cancelled' }))?.code).toBe('order_cancelled')
    expect(refusal(() => start({ at: daysLater(-1) }))).toEqual({ code: 'order_invalid_date', path: 'at' })
  })
})

describe('a step', () => {
  it('has the same event when it is repeated, and leaves the order as it is', () => {
    const { repeat: _, ...started } = start()
    const first = finishChange(placed, { ...started, type: 'fulfilled', items: [{ lineItemId: 'a', quantity: 1 }] })
    const again = repeatedStep(first.order, first.order.changes[0]!)
    expect(again).toEqual({ ...first, repeated: true })
    expect(placed.changes).toEqual([])
  })
})
