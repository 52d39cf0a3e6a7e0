import { daysLater, newOrder, plan, product } from '@hakuna-kit/test/orders'
import { describe, expect, it } from 'vitest'
import { fulfillLineItems } from '../../orders/fulfillLineItems.js'
import type { NewOrder } from '../../orders/order.js'
import { placeOrder } from '../../orders/placeOrder.js'
import { everyChange, fullOrder } from '../../test/orders/everyChange.js'
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

  it('makes ids and digests that never change: the insurer and stored entries know changes by them', () => {
    const { content: _, ...entry } = toEntry(placeOrder(fullOrder), 'events')
    expect(entry).toEqual({
      id: 'd4d1a14e-0b5b-8f95-b234-4ae622e4e592',
      orderId: 'ord-full',
      changeId: 'placement',
      digest: '048ac1ea85fb63bee694e61e67aede9769faabf82ec0c271404ec3a46569a595',
      contentDigest: 'b5f1a49943a0bf1ecc6fbe328a33a17c427309dceb3660c3a53d233ec782fe03',
      format: 'events',
    })
    expect(toEntry(everyChange().placed, 'feed').id).toBe('ee1b5105-04d1-82fe-8f5b-270a48d5ec73')
    expect(toEntry(everyChange().fulfilled, 'feed').id).toBe('7e2ca814-d273-8905-84bc-29727173774b')
  })

  it('has another first snapshot with another telephone number or offer, and no other event', () => {
    const customer = { firstName: 'Ada', lastName: 'Byron', email: 'ada@example.com' }
    const lines = [product('phone', 2), plan('plan', 'PHONE')]
    const otherOffer = lines.map((line) =>
      line.customProperties ? { ...line, customProperties: { ...line.customProperties, offerId: 'off-2' } } : line,
    )
    for (const more of [{ customer: { ...customer, phone: '1' } }, { lineItems: otherOffer }]) {
      expect(toEntry(place(more), 'feed').digest).not.toBe(toEntry(place(), 'feed').digest)
      expect(toEntry(place(more), 'events').digest).toBe(toEntry(place(), 'events').digest)
    }
    // A later change stays the same after the shop has deleted the customer.
    const ship = (more: Partial<NewOrder>) =>
      toEntry(
        fulfillLineItems(place(more).order, { items: [{ lineItemId: 'phone' }], fulfilledAt: daysLater(1) }),
        'feed',
      )
    const erased = ship({ customer: { firstName: '', lastName: '', email: '' } })
    expect(erased.id).toBe(ship({}).id)
    expect(erased.digest).toBe(ship({}).digest)
  })

  it('stores what is sent in the format', () => {
    expect(toEntry(place(), 'events').content).toMatchObject({ type: 'order_placed' })
    expect(toEntry(place(), 'feed').content).toMatchObject({ id: 'ord-1', line_items: [{}, {}] })
  })

  const erased = { firstName: '', lastName: '', email: '' }
  const emptyAddress = { addressLine1: '', addressLine2: '', city: '', zip: '', country: 'at' }
  const [phone, phonePlan] = [product('phone', 2), plan('plan', 'PHONE')]
  const withPhone = (more: object) => ({ lineItems: [{ ...phone, ...more }, phonePlan] })
  const currencyOf = (line: typeof phone) => ({ ...line, unitPrice: { ...line.unitPrice, currency: 'jpy' } })
  it.each<[string, Partial<NewOrder>, boolean]>([
    ['customer', { customer: erased }, true],
    ['address', { billingAddress: emptyAddress }, true],
    ['title', withPhone({ title: 'other' }), true],
    ['id', { id: 'ord-2' }, false],
    ['time', { placedAt: daysLater(0, 1) }, false],
    ['currency', { currency: 'jpy', lineItems: [currencyOf(phone), currencyOf(phonePlan)] }, false],
    ['line id', withPhone({ id: 'phone-2' }), false],
    ['quantity', withPhone({ quantity: 3 }), false],
    ['product', { lineItems: [phone, phonePlan, product('case', 1, 'X')] }, false],
    ['price', withPhone({ unitPrice: { amount: 50_001, currency: 'eur' } }), false],
  ])('with another %s it is the same order: %j', (_what, more, isSame) => {
    const { contentDigest } = toEntry(place(), 'events')
    expect(toEntry(place(more), 'events').contentDigest === contentDigest).toBe(isSame)
  })

  it('tells orders apart by the product of a line', () => {
    const one = (productId: string) => toEntry(place({ lineItems: [product('line', 1, productId)] }), 'events')
    expect(one('A').contentDigest).not.toBe(one('B').contentDigest)
  })
})
