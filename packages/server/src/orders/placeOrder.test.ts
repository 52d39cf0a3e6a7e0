import type { LineItem } from '@hakuna-kit/core'
import { describe, expect, it } from 'vitest'
import { newOrder, order, plan, product, refusal } from '@hakuna-kit/test/orders'
import type { NewOrder } from './order.js'
import { placeOrder } from './placeOrder.js'

const phone = product('phone')
const phonePlan = plan('plan', 'PHONE')
const place = (lineItems: unknown[], more: object = {}) =>
  placeOrder(newOrder(lineItems as LineItem[], more as Partial<NewOrder>))

describe('placeOrder', () => {
  it('accepts empty customer and address fields', () => {
    const customer = { firstName: '', lastName: '', email: '' }
    const billingAddress = { addressLine1: '', addressLine2: '', city: '', zip: '', country: 'at' }
    expect(place([phone], { customer, billingAddress }).repeated).toBe(false)
  })

  it('writes a time with another offset in UTC', () => {
    expect(place([phone], { placedAt: '2026-01-01T01:30:00+01:30' }).order.placedAt).toBe('2026-01-01T00:00:00.000Z')
  })

  it('recognises the same order placed twice', () => {
    const first = place([phone, phonePlan])
    const again = placeOrder(newOrder([phone, phonePlan]), { existing: first.order })
    expect(again).toMatchObject({ repeated: true, changeId: first.changeId, event: first.event, order: first.order })
  })

  it.each<[string, () => unknown, string, string]>([
    ['no lines', () => place([]), 'order_without_line_items', 'lineItems'],
    ['lines that are no list', () => place('phone' as never), 'order_invalid', 'lineItems'],
    ['no id', () => place([phone], { id: '' }), 'order_invalid', 'id'],
    ['two lines of one id', () => place([phone, phone]), 'order_invalid', 'lineItems[1].id'],
    ['quantity 0', () => place([{ ...phone, quantity: 0 }]), 'order_invalid_quantity', 'lineItems[0].quantity'],
    ['a negative quantity', () => place([phone, product('b', -1)]), 'order_invalid_quantity', 'lineItems[1].quantity'],
    ['a fraction', () => place([product('b', 1.5)]), 'order_invalid_quantity', 'lineItems[0].quantity'],
    [
      'a text as quantity',
      () => place([{ ...phone, quantity: '1' }]),
      'order_invalid_quantity',
      'lineItems[0].quantity',
    ],
    ['an invalid date', () => place([phone], { placedAt: 'soon' }), 'order_invalid_date', 'placedAt'],
    ['30 February', () => place([phone], { placedAt: '2026-02-30T00:00:00Z' }), 'order_invalid_date', 'placedAt'],
    [
      'a date without zone',
      () => place([phone], { placedAt: '2026-01-01T00:00:00' }),
      'order_invalid_date',
      'placedAt',
    ],
    ['an invalid Date', () => place([phone], { placedAt: new Date(NaN) }), 'order_invalid_date', 'placedAt'],
    [
      'mixed currencies',
      () => place([phone, { ...product('b'), unitPrice: { amount: 1, currency: 'usd' } }]),
      'order_mixed_currencies',
      'lineItems[1].unitPrice.currency',
    ],
    [
      'half a cent',
      () => place([{ ...phone, unitPrice: { amount: 1.5, currency: 'eur' } }]),
      'order_invalid',
      'lineItems[0].unitPrice.amount',
    ],
    [
      'no country',
      () => place([phone], { billingAddress: { ...newOrder([]).billingAddress, country: '' } }),
      'order_invalid',
      'billingAddress.country',
    ],
    [
      'a plan without reference',
      () => place([phone, { ...phonePlan, customProperties: { planId: 'pl-1' } }]),
      'order_plan_without_reference',
      'lineItems[1].customProperties.productReference',
    ],
    [
      'a line of the insurer without reference',
      () => place([phone, { ...product('p'), brand: 'Hakuna' }]),
      'order_plan_without_reference',
      'lineItems[1].customProperties.productReference',
    ],
    [
      'an id used for another order',
      () => placeOrder(newOrder([product('phone', 2)]), { existing: order(phone) }),
      'order_id_reused',
      'id',
    ],
  ])('refuses %s', (_what, act, code, path) => {
    expect(refusal(act)).toEqual({ code, path })
  })
})
