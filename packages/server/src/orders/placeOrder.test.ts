import type { LineItem } from '@hakuna-kit/core'
import { describe, expect, it } from 'vitest'
import { newOrder, order, plan, product, refusal } from '@hakuna-kit/test/orders'
import type { NewOrder } from './order.js'
import { fullOrder, isAccepted } from '../test/orders/everyChange.js'
import { probeShape } from '../test/orders/probeShape.js'
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

  it('takes a product with properties of the shop and without a brand as a product', () => {
    const placed = place([{ ...phone, brand: undefined, customProperties: { color: 'red' } }])
    expect(placed.order.planConnections).toEqual([])
  })

  it('writes a time with another offset in UTC', () => {
    expect(place([phone], { placedAt: '2026-01-01T01:30:00+01:30' }).order.placedAt).toBe('2026-01-01T00:00:00.000Z')
  })

  it('recognises the same order placed twice', () => {
    const first = place([phone, phonePlan])
    const again = placeOrder(newOrder([phone, phonePlan]), { existing: first.order })
    expect(again).toMatchObject({ repeated: true, changeId: first.changeId, event: first.event, order: first.order })
  })

  it('keeps every field of the order, and decides the connections', () => {
    const { planConnections: _, ...given } = fullOrder
    expect(placeOrder(fullOrder)).toMatchObject({ changeId: 'placement', repeated: false })
    expect(placeOrder(fullOrder).order).toEqual({
      ...given,
      status: 'placed',
      cancelledAt: null,
      planConnections: [{ productLineItemId: 'line-black', planLineItemId: 'line-plan', quantity: 2 }],
      ambiguousPlans: [
        {
          productReference: 'PHONE',
          productLineItemIds: ['line-black', 'line-white'],
          planLineItemIds: ['line-plan'],
        },
      ],
      changes: [],
    })
  })

  it('checks each field', () => {
    const freeTexts = [
      'customer.firstName',
      'customer.lastName',
      'customer.email',
      'customer.phone',
      'billingAddress.addressLine1',
      'billingAddress.addressLine2',
      'billingAddress.city',
      'billingAddress.zip',
      'lineItems[].title',
      'lineItems[].brand',
      'lineItems[].customProperties.planId',
      'lineItems[].customProperties.offerId',
    ]
    const { longerText, oneLetter, ...accepted } = probeShape(
      fullOrder,
      isAccepted((json) => placeOrder(json as NewOrder)),
    )
    const ids = ['id', 'cartId', 'lineItems[].id', 'lineItems[].productId']
    expect(longerText!.toSorted()).toEqual([...ids, ...freeTexts].toSorted())
    expect(oneLetter).toEqual(longerText)
    expect(accepted).toEqual({
      missing: [
        'cartId',
        'customer.phone',
        'lineItems[].brand',
        'lineItems[].customProperties.planId',
        'lineItems[].customProperties.offerId',
        'planConnections',
        'planConnections[].quantity',
      ],
      emptyText: freeTexts,
      emptyList: ['planConnections'],
      zero: ['lineItems[].unitPrice.amount'],
      one: ['lineItems[].quantity', 'lineItems[].unitPrice.amount', 'planConnections[].quantity'],
    })
  })

  const [black, white, fullPlan] = fullOrder.lineItems as [LineItem, LineItem, LineItem]
  const withFirstLine = (more: Partial<LineItem>) => ({ lineItems: [{ ...black, ...more }, white, fullPlan] })
  const withPlan = (more: object) => ({
    lineItems: [black, white, { ...fullPlan, customProperties: { ...fullPlan.customProperties!, ...more } }],
  })
  const connected = { productLineItemId: 'line-black', planLineItemId: 'line-plan', quantity: 1 }
  it.each<[string, Partial<NewOrder>]>([
    ['id', { id: 'ord-other' }],
    ['time, by a millisecond', { placedAt: '2026-01-01T01:02:03.457Z' }],
    ['cart', { cartId: 'cart-8' }],
    ...Object.keys(fullOrder.customer).map((field): [string, Partial<NewOrder>] => [
      `customer, only in ${field}`,
      { customer: { ...fullOrder.customer, [field]: 'other' } },
    ]),
    ...Object.keys(fullOrder.billingAddress).map((field): [string, Partial<NewOrder>] => [
      `address, only in ${field}`,
      { billingAddress: { ...fullOrder.billingAddress, [field]: 'de' } },
    ]),
    ['line id', { ...withFirstLine({ id: 'line-red' }), planConnections: undefined }],
    ['quantity', withFirstLine({ quantity: 3 })],
    ['product', { lineItems: [black, { ...white, productId: 'TV' }, fullPlan] }],
    ['title', withFirstLine({ title: 'other' })],
    ['brand', withFirstLine({ brand: 'other' })],
    ['price', withFirstLine({ unitPrice: { amount: 250_126, currency: 'bhd' } })],
    ['plan', withPlan({ planId: 'pl-two-years' })],
    ['offer', withPlan({ offerId: 'off-other' })],
    ['property of the shop', withPlan({ color: 'red' })],
    ['order of the lines', { lineItems: [white, black, fullPlan] }],
  ])('is another order with another %s', (_what, more) => {
    const existing = placeOrder(fullOrder).order
    const path = { code: 'order_id_reused', path: 'id' }
    expect(refusal(() => placeOrder({ ...fullOrder, ...more }, { existing }))).toEqual(path)
  })

  it('is another order in another currency, where all amounts are the same', () => {
    const toYen = (line: LineItem) => ({ ...line, unitPrice: { ...line.unitPrice, currency: 'jpy' } })
    const inYen = { ...fullOrder, currency: 'jpy', lineItems: fullOrder.lineItems.map(toYen) }
    expect(refusal(() => placeOrder(inYen, { existing: placeOrder(fullOrder).order }))?.code).toBe('order_id_reused')
  })

  it('is the same order with properties in another order, an empty telephone number, or other connections', () => {
    const { phone: _, ...customer } = fullOrder.customer
    const existing = placeOrder({ ...fullOrder, customer }).order
    const swapped = { offerId: 'off-PHONE', planId: 'pl-one-year', productReference: 'PHONE' }
    const again = placeOrder(
      {
        ...fullOrder,
        customer: { ...customer, phone: '' },
        lineItems: [black, white, { ...fullPlan, customProperties: swapped }],
        planConnections: [{ ...connected, productLineItemId: 'line-white' }],
      },
      { existing },
    )
    expect(again.repeated).toBe(true)
    expect(again.order).toBe(existing)
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
      'a line of the insurer without reference, however its brand is written',
      () => place([phone, { ...product('p'), brand: ' HAKUNA ' }]),
      'order_plan_without_reference',
      'lineItems[1].customProperties.productReference',
    ],
    [
      'a line with the offer of a plan and no reference',
      () => place([{ ...phonePlan, brand: 'Acme', customProperties: { offerId: 'off-1' } }, phone]),
      'order_plan_without_reference',
      'lineItems[0].customProperties.productReference',
    ],
    [
      'a line with the id of a plan and no reference',
      () => place([{ ...phonePlan, brand: 'Acme', customProperties: { planId: 'pl-1' } }, phone]),
      'order_plan_without_reference',
      'lineItems[0].customProperties.productReference',
    ],
    [
      'a line with an empty reference',
      () => place([phone, { ...phonePlan, brand: 'Acme', customProperties: { productReference: '' } }]),
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
