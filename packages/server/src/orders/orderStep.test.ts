import { daysLater, order, product, refusal } from '@hakuna-kit/test/orders'
import { describe, expect, it } from 'vitest'
import { everyChange } from '../test/orders/everyChange.js'
import type { Order } from './order.js'
import { fulfillLineItems } from './fulfillLineItems.js'
import { refundLineItems } from './refundLineItems.js'
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

  it('makes ids and digests that never change: stored orders and the outbox recognise changes by them', () => {
    const stable = { kind: 'refund', at, items, more: true }
    expect(start(stable)).toEqual({
      id: 'refund:bdb52ae16443d2307132bab2123d9141',
      digest: 'bdb52ae16443d2307132bab2123d9141eb0408e63283480f2a2f4fce4373bd66',
      at,
      repeat: undefined,
    })
    expect(start({ ...stable, at: undefined }).digest.slice(0, 32)).toBe('9459d457d584d6dff637cfa5e38b1732')
    expect(start({ ...stable, at: undefined }).id).toBe(start(stable).id)
    // The order of the lines is no part of the content, and neither is the time zone in which the time is written.
    expect(start({ ...stable, items: items.toReversed() })).toEqual(start(stable))
    expect(start({ ...stable, at: '2026-01-02T01:00:00+01:00' })).toEqual(start(stable))
  })

  it.each([
    ['kind', { kind: 'refund' }],
    ['line', { items: [{ lineItemId: 'b', quantity: 1 }, { lineItemId: 'b' }] }],
    ['quantity', { items: [{ lineItemId: 'a', quantity: 2 }, { lineItemId: 'b' }] }],
    ['quantity that is left out', { items: [{ lineItemId: 'a' }, { lineItemId: 'b' }] }],
    ['number of lines', { items: items.slice(1) }],
    ['time, by a millisecond', { at: daysLater(1, 1) }],
    ['time that is left out', { at: undefined }],
    ['option', { more: true }],
  ])('has another digest with another %s', (_what, other) => {
    expect(start(other).digest).not.toBe(start().digest)
  })

  it('refuses an id that comes with another time, but not one that comes without a time as before', () => {
    const { repeat: _, ...started } = start({ id: 'parcel-1' })
    const { order: shipped } = finishChange(placed, { ...started, type: 'fulfilled', items: [] })
    expect(start({ id: 'parcel-1' }, shipped).repeat).toBeDefined()
    expect(refusal(() => start({ id: 'parcel-1', at: daysLater(2) }, shipped))?.code).toBe('order_change_id_reused')
  })

  it('recognises a change without an id by its time, whether the time was given or is that of the call', () => {
    const { repeat: _, ...started } = start()
    const { order: shipped } = finishChange(placed, { ...started, type: 'fulfilled', items: [] })
    expect(start({ at: undefined }, shipped, at).repeat).toBeDefined()
    expect(start({ at: undefined }, shipped, daysLater(1, 1)).repeat).toBeUndefined()
  })

  it('recognises a repeat in a cancelled order, and accepts the moment of the placement', () => {
    const { repeat: _, ...started } = start({ id: 'parcel-1' })
    const { order: shipped } = finishChange(placed, { ...started, type: 'fulfilled', items: [] })
    expect(start({ id: 'parcel-1' }, { ...shipped, status: 'cancelled' }).repeat).toBeDefined()
    expect(start({ at: placed.placedAt }).at).toBe(placed.placedAt)
    expect(() => start({ at: daysLater(0, -1) })).toThrow(
      'at: before the order was placed (2026-01-01T00:00:00.000Z). Pass a Date or ISO 8601',
    )
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
  it('adds a change of its kind, with every unit that it moved', () => {
    const { linesCancelled, cancelled } = everyChange()
    const withoutDigests = ({ changes }: Order) => changes.map(({ digest: _, ...change }) => change)
    expect(withoutDigests(linesCancelled.order)).toEqual([
      {
        id: 'fulfillment:parcel-1',
        type: 'fulfilled',
        at: daysLater(1.5),
        items: [
          { lineItemId: 'line-black', quantity: 2 },
          { lineItemId: 'line-plan', productLineItemId: 'line-black', quantity: 2 },
        ],
      },
      {
        id: 'refund:revocation-1',
        type: 'refunded',
        at: daysLater(2.5),
        items: [{ lineItemId: 'line-plan', productLineItemId: 'line-black', quantity: 1 }],
        knownToInsurer: true,
      },
      {
        id: 'line_items_cancellation:out-of-stock',
        type: 'line_items_cancelled',
        at: daysLater(3.5),
        items: [{ lineItemId: 'line-white', quantity: 1 }],
      },
    ])
    expect(withoutDigests(cancelled.order)).toEqual([
      { id: 'cancellation:order', type: 'cancelled', at: daysLater(1.5), items: [] },
    ])
    expect(cancelled.changeId).toBe('cancellation:order')
    expect(linesCancelled.order).toMatchObject({ status: 'placed', cancelledAt: null })
  })

  it('is another change where the plans were to be fulfilled too, or where the insurer knew', () => {
    const { placed: first, fulfilled, refunded } = everyChange()
    const parcel = { id: 'parcel-1', items: [{ lineItemId: 'line-black' }], fulfilledAt: daysLater(1.5) }
    expect(refusal(() => fulfillLineItems(fulfilled.order, parcel))?.code).toBe('order_change_id_reused')
    expect(fulfillLineItems(fulfilled.order, { ...parcel, withPlans: true }).repeated).toBe(true)
    const revocation = {
      id: 'revocation-1',
      items: [{ lineItemId: 'line-plan', quantity: 1 }],
      refundedAt: daysLater(2.5),
    }
    expect(refusal(() => refundLineItems(refunded.order, revocation))?.code).toBe('order_change_id_reused')
    expect(refundLineItems(refunded.order, { ...revocation, knownToInsurer: true }).repeated).toBe(true)
    const said = refundLineItems(fulfilled.order, { ...revocation, knownToInsurer: false }).order
    expect(refundLineItems(said, revocation).repeated).toBe(true)
    const [change] = fulfillLineItems(first.order, parcel).order.changes
    expect(change).not.toHaveProperty('knownToInsurer')
    const [, plain] = refundLineItems(fulfilled.order, revocation).order.changes
    expect(plain).not.toHaveProperty('knownToInsurer')
  })

  it('has the same event when it is repeated, and leaves the order as it is', () => {
    const { repeat: _, ...started } = start()
    const first = finishChange(placed, { ...started, type: 'fulfilled', items: [{ lineItemId: 'a', quantity: 1 }] })
    const again = repeatedStep(first.order, first.order.changes[0]!)
    expect(again).toEqual({ ...first, repeated: true })
    expect(placed.changes).toEqual([])
  })
})
