import { describe, expect, it } from 'vitest'
import { daysLater, newOrder, order, plan, product, refusal } from '@hakuna-kit/test/orders'
import { cancelLineItems } from './cancelLineItems.js'
import { fulfillLineItems } from './fulfillLineItems.js'
import type { Order } from './order.js'
import type { OrderStep } from './orderStep.js'
import { placeOrder } from './placeOrder.js'
import { refundLineItems } from './refundLineItems.js'

const ship = (placed: Order, items: { lineItemId: string; quantity?: number }[], day = 1) =>
  fulfillLineItems(placed, { items, fulfilledAt: daysLater(day) }).order
const refund = (from: Order, items: { lineItemId: string; quantity?: number }[], at = daysLater(2)) =>
  refundLineItems(from, { items, refundedAt: at })
const quantities = ({ event }: OrderStep) =>
  event.type === 'order_refund_added' &&
  Object.fromEntries(event.payload.refund_items.map(({ line_item_id, quantity }) => [line_item_id, quantity]))

const shipped = ship(order(product('phone', 3), plan('plan', 'PHONE', 2)), [{ lineItemId: 'phone' }])

describe('refundLineItems', () => {
  it('refunds the plan with its product', () => {
    expect(quantities(refund(shipped, [{ lineItemId: 'phone' }]))).toEqual({ phone: 3, plan: 2 })
  })

  it('keeps the plans while there is a unit for each of them', () => {
    const one = refund(shipped, [{ lineItemId: 'phone', quantity: 1 }])
    expect(quantities(one)).toEqual({ phone: 1 })
    expect(quantities(refund(one.order, [{ lineItemId: 'phone', quantity: 1 }], daysLater(3)))).toEqual({
      phone: 1,
      plan: 1,
    })
  })

  it('counts a plan that is listed with its product once', () => {
    const items = [
      { lineItemId: 'phone', quantity: 2 },
      { lineItemId: 'plan', quantity: 1 },
    ]
    expect(quantities(refund(shipped, items))).toEqual({ phone: 2, plan: 1 })
    expect(quantities(refund(shipped, [{ lineItemId: 'plan' }, { lineItemId: 'phone' }]))).toEqual({
      plan: 2,
      phone: 3,
    })
  })

  it('refunds a plan alone, as when the insurer reports a revocation', () => {
    const revoked = refundLineItems(shipped, {
      items: [{ lineItemId: 'plan', quantity: 1 }],
      refundedAt: daysLater(2),
      knownToInsurer: true,
    })
    expect(quantities(revoked)).toEqual({ plan: 1 })
    expect(quantities(refund(revoked.order, [{ lineItemId: 'phone' }], daysLater(3)))).toEqual({ phone: 3, plan: 1 })
  })

  it('refunds the plans of shipped units and no others', () => {
    const half = ship(order(product('phone', 3), plan('plan', 'PHONE', 3)), [{ lineItemId: 'phone', quantity: 1 }])
    expect(quantities(refund(half, [{ lineItemId: 'plan' }]))).toEqual({ plan: 1 })
    expect(refusal(() => refund(half, [{ lineItemId: 'plan' }, { lineItemId: 'plan' }]))).toEqual({
      code: 'order_quantity_exceeded',
      path: 'items[1].quantity',
    })
  })

  it('refunds every unit left where no quantity is given', () => {
    const one = refund(shipped, [{ lineItemId: 'phone', quantity: 1 }])
    expect(quantities(refund(one.order, [{ lineItemId: 'phone' }], daysLater(3)))).toEqual({ phone: 2, plan: 2 })
  })

  it('accepts the last moment of the fourteenth day, and nothing after', () => {
    const last = daysLater(15)
    expect(quantities(refund(shipped, [{ lineItemId: 'phone' }], last))).toEqual({ phone: 3, plan: 2 })
    expect(refusal(() => refund(shipped, [{ lineItemId: 'phone' }], daysLater(15, 1)))).toEqual({
      code: 'order_refund_window_closed',
      path: 'items[0].quantity',
    })
    expect(refusal(() => refund(shipped, [{ lineItemId: 'plan' }], daysLater(15, 1)))).toEqual({
      code: 'order_refund_window_closed',
      path: 'items[0].quantity',
    })
    const long = refundLineItems(
      shipped,
      { items: [{ lineItemId: 'phone' }], refundedAt: daysLater(80) },
      { refundWindowDays: 90 },
    )
    expect(quantities(long)).toEqual({ phone: 3, plan: 2 })
  })

  it('uses `now` when the refund has no time', () => {
    const late = () =>
      refundLineItems(shipped, { items: [{ lineItemId: 'phone' }] }, { now: () => new Date(daysLater(16)) })
    expect(refusal(late)).toMatchObject({ code: 'order_refund_window_closed' })
    const intime = refundLineItems(shipped, { items: [{ lineItemId: 'phone' }] }, { now: () => new Date(daysLater(3)) })
    expect(intime.event.payload).toMatchObject({ refund_items: [{ refunded_at: daysLater(3) }, {}] })
  })

  it('uses the connections of one product on two lines, and reports that others are possible', () => {
    const twice = order(product('a', 1, 'PHONE'), product('b', 1, 'PHONE'), plan('p', 'PHONE'))
    const both = ship(twice, [{ lineItemId: 'a' }, { lineItemId: 'b' }])
    const ambiguous = { productReference: 'PHONE', productLineItemIds: ['a', 'b'], planLineItemIds: ['p'] }
    const first = refund(both, [{ lineItemId: 'a' }])
    expect([quantities(first), first.ambiguousPlans]).toEqual([{ a: 1, p: 1 }, [ambiguous]])
    const second = refund(both, [{ lineItemId: 'b' }])
    expect([quantities(second), second.ambiguousPlans]).toEqual([{ b: 1 }, [ambiguous]])

    const { order: connected } = placeOrder(
      newOrder(twice.lineItems, { planConnections: [{ productLineItemId: 'b', planLineItemId: 'p' }] }),
    )
    const clear = refund(ship(connected, [{ lineItemId: 'a' }, { lineItemId: 'b' }]), [{ lineItemId: 'b' }])
    expect([quantities(clear), clear.ambiguousPlans]).toEqual([{ b: 1, p: 1 }, []])
  })

  it.each<[string, () => unknown, string, string]>([
    [
      'what was not shipped',
      () => refund(order(product('phone')), [{ lineItemId: 'phone' }]),
      'order_quantity_exceeded',
      'items[0].quantity',
    ],
    [
      'a plan whose product was not shipped',
      () => refund(order(product('phone'), plan('p', 'PHONE')), [{ lineItemId: 'p' }]),
      'order_quantity_exceeded',
      'items[0].quantity',
    ],
    [
      'more than was shipped',
      () => refund(shipped, [{ lineItemId: 'phone', quantity: 4 }]),
      'order_quantity_exceeded',
      'items[0].quantity',
    ],
    [
      'the same units again',
      () => refund(refund(shipped, [{ lineItemId: 'phone' }]).order, [{ lineItemId: 'phone' }], daysLater(3)),
      'order_quantity_exceeded',
      'items[0].quantity',
    ],
    [
      'before it was shipped',
      () => refund(shipped, [{ lineItemId: 'phone' }], daysLater(0.5)),
      'order_refund_window_closed',
      'items[0].quantity',
    ],
    [
      'an unknown line',
      () => refund(shipped, [{ lineItemId: 'phone' }, { lineItemId: 'tv' }]),
      'order_unknown_line_item',
      'items[1].lineItemId',
    ],
    [
      'a fraction',
      () => refund(shipped, [{ lineItemId: 'phone', quantity: 1.5 }]),
      'order_invalid_quantity',
      'items[0].quantity',
    ],
    [
      'an invalid date',
      () => refund(shipped, [{ lineItemId: 'phone' }], '14.02.2026'),
      'order_invalid_date',
      'refundedAt',
    ],
    [
      'what was cancelled',
      () =>
        refund(
          cancelLineItems(order(product('phone')), { items: [{ lineItemId: 'phone' }], cancelledAt: daysLater(1) })
            .order,
          [{ lineItemId: 'phone' }],
        ),
      'order_quantity_exceeded',
      'items[0].quantity',
    ],
  ])('refuses %s', (_what, act, code, path) => {
    expect(refusal(act)).toEqual({ code, path })
  })
})
