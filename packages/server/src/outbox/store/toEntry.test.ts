import { newOrder, plan, product } from '@hakuna-kit/test/orders'
import { describe, expect, it } from 'vitest'
import type { NewOrder } from '../../orders/order.js'
import { placeOrder } from '../../orders/placeOrder.js'
import { toEntry } from './toEntry.js'

const place = (more: Partial<NewOrder> = {}, quantity = 2) =>
  placeOrder(newOrder([product('phone', quantity), plan('plan', 'PHONE')], more))

describe('toEntry', () => {
  it('gives the same change the same id, a UUID of version 8', () => {
    const { id } = toEntry(place(), 'events')
    expect(toEntry(place(), 'events').id).toBe(id)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    const others = [toEntry(place(), 'feed'), toEntry(place({ id: 'b' }), 'events'), toEntry(place({}, 3), 'events')]
    expect(new Set([id, ...others.map((entry) => entry.id)]).size).toBe(4)
  })

  it('stores what is sent in the format', () => {
    expect(toEntry(place(), 'events').content).toMatchObject({ type: 'order_placed' })
    expect(toEntry(place(), 'feed').content).toMatchObject({ id: 'ord-1', line_items: [{}, {}] })
  })

  it('recognises an order without customer and address, not with other lines', () => {
    const { contentDigest } = toEntry(place(), 'events')
    const erased = { firstName: '', lastName: '', email: '' }
    expect(toEntry(place({ customer: erased }), 'events').contentDigest).toBe(contentDigest)
    expect(toEntry(place({}, 3), 'events').contentDigest).not.toBe(contentDigest)
  })
})
