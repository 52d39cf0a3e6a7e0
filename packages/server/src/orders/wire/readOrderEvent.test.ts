import { daysLater, refusal } from '@hakuna-kit/test/orders'
import { describe, expect, it } from 'vitest'
import { everyChange, isAccepted } from '../../test/orders/everyChange.js'
import { probeShape } from '../../test/orders/probeShape.js'
import { readOrderEvent } from './orderEventCodec.js'

describe('readOrderEvent', () => {
  const steps = everyChange()
  const probe = (step: keyof typeof steps) => probeShape(steps[step].event, isAccepted(readOrderEvent))

  it('answers what we write unchanged', () => {
    for (const { event } of Object.values(steps)) expect(readOrderEvent(event)).toEqual(event)
  })

  it('checks each field of a placed order', () => {
    const freeTexts = [
      'payload.customer.first_name',
      'payload.customer.last_name',
      'payload.customer.email',
      'payload.customer_billing_address.address_line_1',
      'payload.customer_billing_address.address_line_2',
      'payload.customer_billing_address.city',
      'payload.customer_billing_address.zip',
      'payload.line_items[].product_title',
      'payload.line_items[].product_brand',
    ]
    const ids = [
      'payload.order_id',
      'payload.cart_id',
      'payload.line_items[].id',
      'payload.line_items[].product_id',
      'payload.line_items[].custom_properties.product_reference',
    ]
    const { longerText, oneLetter, ...accepted } = probe('placed')
    expect(longerText!.toSorted()).toEqual([...ids, ...freeTexts].toSorted())
    expect(oneLetter).toEqual(longerText)
    expect(accepted).toEqual({
      missing: ['payload.cart_id', 'payload.line_items[].custom_properties'],
      emptyText: freeTexts,
      zero: ['payload.line_items[].price_amount'],
      one: ['payload.line_items[].quantity', 'payload.line_items[].price_amount'],
    })
  })

  it('checks each field of a change', () => {
    for (const [step, list] of [
      ['fulfilled', 'payload.fulfillment_items[]'],
      ['refunded', 'payload.refund_items[]'],
    ] as const) {
      expect(probe(step)).toEqual({
        oneLetter: ['payload.order_id', `${list}.line_item_id`],
        longerText: ['payload.order_id', `${list}.line_item_id`],
        one: [`${list}.quantity`],
      })
    }
    expect(probe('linesCancelled')).toEqual({
      missing: ['payload.cancelled_line_items[].quantity'],
      oneLetter: ['payload.order_id', 'payload.cancelled_line_items[].line_item_id'],
      longerText: ['payload.order_id', 'payload.cancelled_line_items[].line_item_id'],
      one: ['payload.cancelled_line_items[].quantity'],
    })
    expect(probe('cancelled')).toEqual({ oneLetter: ['payload.order_id'], longerText: ['payload.order_id'] })
  })

  it('takes the time of a cancelled unit from either name, and asks for one of them', () => {
    const item = { line_item_id: 'a', quantity: 1 }
    const read = (more: object) =>
      readOrderEvent({
        type: 'order_line_items_cancelled',
        payload: { order_id: 'o', cancelled_line_items: [{ ...item, ...more }] },
      }).payload
    const [first, second] = [daysLater(1), daysLater(2)]
    for (const more of [
      { cancelled_at: first },
      { refunded_at: first },
      { cancelled_at: first, refunded_at: second },
    ]) {
      expect(read(more)).toEqual({ order_id: 'o', cancelled_line_items: [{ ...item, cancelled_at: first }] })
    }
    expect(() => read({})).toThrow('payload.cancelled_line_items[0].cancelled_at: Required.')
  })

  it('writes the brand of plans in lower case, and leaves that of products', () => {
    const { event } = steps.placed
    if (event.type !== 'order_placed') throw new TypeError('not a placed order')
    const line_items = event.payload.line_items.map((line) => ({ ...line, product_brand: 'Hakuna' }))
    const read = readOrderEvent({ ...event, payload: { ...event.payload, line_items } }).payload as typeof event.payload
    expect(read.line_items.map(({ product_brand }) => product_brand)).toEqual(['Hakuna', 'Hakuna', 'hakuna'])
  })

  it.each([
    ['nothing', undefined, 'value'],
    ['null', null, 'value'],
    ['no object', 7, 'value'],
    ['no payload', { type: 'order_cancelled' }, 'payload'],
    ['a payload that is null', { type: 'order_cancelled', payload: null }, 'payload'],
    ['a payload that is no object', { type: 'order_cancelled', payload: 7 }, 'payload'],
    ['an unknown type', { type: 'order_lost', payload: {} }, 'type'],
  ])('refuses %s', (_what, json, path) => {
    expect(refusal(() => readOrderEvent(json))).toEqual({ code: 'order_invalid', path })
  })
})
