import { describe, expect, it } from 'vitest'
import { callSandbox, event } from '../test/callSandbox.js'
import { day, phones, plans, reportEvents } from '../test/reportEvents.js'

describe('order events', () => {
  it.each([
    [
      'more shipped than ordered',
      [event.fulfilled('ord-1', { phone: 3 }, day(1))],
      'quantity_exceeded',
      'payload.fulfillment_items[0]: 3 asked for, 2 available.',
    ],
    [
      'shipped twice',
      [event.fulfilled('ord-1', { phone: 2 }, day(1)), event.fulfilled('ord-1', { phone: 1 }, day(1))],
      'quantity_exceeded',
      'payload.fulfillment_items[0]: 1 asked for, 0 available.',
    ],
    [
      'a cancelled unit shipped',
      [event.linesCancelled('ord-1', { phone: 1, plan: 1 }, day(1)), event.fulfilled('ord-1', { phone: 2 }, day(1))],
      'quantity_exceeded',
      'payload.fulfillment_items[0]: 2 asked for, 1 available.',
    ],
    [
      'refunded before it was shipped',
      [event.refunded('ord-1', { phone: 1, plan: 1 }, day(1))],
      'quantity_exceeded',
      'payload.refund_items[0]: 1 asked for, 0 available.',
    ],
    [
      'a plan refunded before its product was shipped',
      [event.refunded('ord-1', { plan: 1 }, day(1))],
      'quantity_exceeded',
      'payload.refund_items[0]: 1 asked for, 0 available.',
    ],
    [
      'a shipped unit cancelled',
      [event.fulfilled('ord-1', { phone: 2 }, day(1)), event.linesCancelled('ord-1', { phone: 1, plan: 1 }, day(2))],
      'quantity_exceeded',
      'payload.cancelled_line_items[0]: 1 asked for, 0 available.',
    ],
    [
      'a plan of a shipped unit cancelled',
      [event.fulfilled('ord-1', { phone: 2 }, day(1)), event.linesCancelled('ord-1', { plan: 1 }, day(2))],
      'quantity_exceeded',
      'payload.cancelled_line_items[0]: 1 asked for, 0 available.',
    ],
    [
      'a plan shipped before its product',
      [event.fulfilled('ord-1', { plan: 1 }, day(1))],
      'quantity_exceeded',
      'payload.fulfillment_items[0]: 1 asked for, 0 available.',
    ],
    [
      'a product refunded without its plan',
      [event.fulfilled('ord-1', { phone: 2 }, day(1)), event.refunded('ord-1', { phone: 1 }, day(2))],
      'plan_refund_missing',
      'payload.refund_items[0]: 1 plan(s) of this product must go with it.',
    ],
    [
      'a product cancelled without its plan',
      [event.linesCancelled('ord-1', { phone: 1 }, day(1))],
      'plan_cancellation_missing',
      'payload.cancelled_line_items[0]: 1 plan(s) of this product must go with it.',
    ],
    [
      'refunded a millisecond late',
      [
        event.fulfilled('ord-1', { phone: 1 }, day(1)),
        event.refunded('ord-1', { phone: 1, plan: 1 }, day(15).replace('.000Z', '.001Z')),
      ],
      'refund_window_closed',
      'payload.refund_items[0]: Refunds are taken until 14 days after fulfilment.',
    ],
    [
      'a plan revoked late',
      [event.fulfilled('ord-1', { phone: 1 }, day(1)), event.refunded('ord-1', { plan: 1 }, day(16))],
      'refund_window_closed',
      'payload.refund_items[0]: Refunds are taken until 14 days after fulfilment.',
    ],
    [
      'refunded before it was shipped, by date',
      [event.fulfilled('ord-1', { phone: 1 }, day(3)), event.refunded('ord-1', { phone: 1, plan: 1 }, day(2))],
      'refund_window_closed',
      'payload.refund_items[0]: Refunds are taken until 14 days after fulfilment.',
    ],
    [
      'cancelled after a shipment',
      [event.fulfilled('ord-1', { phone: 1 }, day(1)), event.cancelled('ord-1', day(2))],
      'cancel_decline',
      'payload.cancelled_at: The order is fulfilled already, at least in part.',
    ],
    [
      'cancelled twice',
      [event.cancelled('ord-1', day(1)), event.cancelled('ord-1', day(2))],
      'cancel_decline',
      'payload.cancelled_at: The order is cancelled already.',
    ],
    [
      'shipped after it was cancelled',
      [event.cancelled('ord-1', day(1)), event.fulfilled('ord-1', { phone: 1 }, day(2))],
      'order_cancelled',
      'payload.fulfillment_items[0]: The order is cancelled, nothing can follow.',
    ],
    [
      'an unknown line',
      [event.fulfilled('ord-1', { tablet: 1 }, day(1))],
      'unknown_line_item',
      'payload.fulfillment_items[0]: The order has no such line.',
    ],
    [
      'dated before the order',
      [event.fulfilled('ord-1', { phone: 1 }, day(-1))],
      'invalid_date',
      'payload.fulfillment_items[0]: Dated before the order was placed.',
    ],
    [
      'an id used for another order',
      [event.placed('ord-1', [phones(1)])],
      'order_id_reused',
      'payload.order_id: Another order was placed under this id.',
    ],
  ])('are refused: %s', async (_name, messages, code, text) => {
    const before = await reportEvents([phones(2), plans(2)], ...messages.slice(0, -1))
    const after = await reportEvents([phones(2), plans(2)], ...messages)
    expect(after.outcomes).toEqual([...messages.slice(1).map(() => 'ok'), `400 ${code}`])
    expect(after.counts).toEqual(before.counts)
    expect(after.sandbox.inspect().messages.at(-1)?.validationErrors).toEqual([text])
  })

  it('are accepted until the last moment of the refund window, which is counted per shipment', async () => {
    const { outcomes } = await reportEvents(
      [phones(2), plans(2)],
      event.fulfilled('ord-1', { phone: 1 }, day(1)),
      event.fulfilled('ord-1', { phone: 1 }, day(10)),
      event.refunded('ord-1', { phone: 1, plan: 1 }, day(15)),
      event.refunded('ord-1', { phone: 1, plan: 1 }, day(24)),
    )
    expect(outcomes).toEqual(['ok', 'ok', 'ok', 'ok'])
    const late = await reportEvents(
      [phones(2), plans(2)],
      event.fulfilled('ord-1', { phone: 1 }, day(1)),
      event.fulfilled('ord-1', { phone: 1 }, day(10)),
      event.refunded('ord-1', { phone: 2, plan: 2 }, day(16)),
    )
    expect(late.outcomes).toEqual(['ok', 'ok', '400 refund_window_closed'])
  })

  it('may refund and cancel units that have no plan', async () => {
    const { outcomes, counts, contracts } = await reportEvents(
      [phones(3), plans(1)],
      event.linesCancelled('ord-1', { phone: 1 }, day(1)),
      event.fulfilled('ord-1', { phone: 2 }, day(1)),
      event.refunded('ord-1', { phone: 1 }, day(2)),
      event.refunded('ord-1', { phone: 1, plan: 1 }, day(3)),
    )
    expect(outcomes).toEqual(['ok', 'ok', 'ok', 'ok'])
    expect(counts).toEqual({ phone: [2, 2, 1], plan: [0, 1, 0] })
    expect(contracts).toMatchObject([{ quantity: 0 }])
  })

  it('may report plans as fulfilled together with their product, once', async () => {
    const { outcomes, counts } = await reportEvents(
      [phones(2), plans(2)],
      event.fulfilled('ord-1', { plan: 1, phone: 1 }, day(1)),
      event.fulfilled('ord-1', { plan: 1 }, day(1)),
      event.refunded('ord-1', { plan: 1, phone: 1 }, day(2)),
      event.fulfilled('ord-1', { phone: 1, plan: 1 }, day(3)),
    )
    expect(outcomes).toEqual(['ok', '400 quantity_exceeded', 'ok', 'ok'])
    expect(counts).toEqual({ phone: [2, 1, 0], plan: [2, 1, 0] })
  })

  it('change nothing when one of several lines is refused', async () => {
    const { outcomes, counts, order } = await reportEvents(
      [phones(2), plans(2)],
      event.fulfilled('ord-1', { phone: 1, tablet: 1 }, day(1)),
    )
    expect(outcomes).toEqual(['400 unknown_line_item'])
    expect(counts).toEqual({ phone: [0, 0, 0], plan: [0, 0, 0] })
    expect(order?.history).toHaveLength(1)
  })

  it('are answered with 404 for an order that was never placed', async () => {
    const { post } = callSandbox()
    const { status, body } = await post('/events', event.fulfilled('ord-9', { phone: 1 }, day(1)))
    expect({ status, code: body.error.error_code }).toEqual({ status: 404, code: 'not_found' })
  })

  it('may repeat a placement; the order is not placed twice', async () => {
    const { outcomes, order, sandbox } = await reportEvents(
      [phones(1), plans(1)],
      event.placed('ord-1', [phones(1), plans(1)]),
    )
    expect(outcomes).toEqual(['ok'])
    expect(order?.history).toHaveLength(1)
    expect(sandbox.inspect().events.map(({ applied }) => applied)).toEqual([true, false])
  })

  it.each([
    [
      'a plan without its product',
      [plans(1)],
      {},
      'plan_without_product: payload.line_items[0]: Its product is not in the order.',
    ],
    [
      'more plans than products',
      [phones(1), plans(1), plans(1, 'second')],
      {},
      'plan_quantity_exceeded: payload.line_items[1].quantity: More plans than products.',
    ],
    [
      'a country that is not served',
      [phones(1), plans(1)],
      { customer_billing_address: { address_line_1: '', address_line_2: '', city: '', country: 'us', zip: '' } },
      'location_unsupported: payload.customer_billing_address.country: Not covered by the plans.',
    ],
  ])('are refused when they place %s', async (_name, lines, more, error) => {
    const { status, body } = await callSandbox().post('/events', event.placed('ord-1', lines, more))
    expect(`${status} ${body.error.error_code}: ${body.error.validation_errors.join()}`).toBe(`400 ${error}`)
  })

  it('need the product reference on plan lines, or a reported cart that has it', async () => {
    const placed = event.placed('ord-1', [phones(1), plans(1)], { cart_id: 'cart-1' })
    const reported = structuredClone(placed.payload.line_items)
    delete placed.payload.line_items[1]?.custom_properties
    const { post, sandbox } = callSandbox()
    const refused = await post('/events', placed)
    expect(refused).toMatchObject({ status: 400, body: { error: { error_code: 'invalid_request_parameters' } } })
    await post('/orders', { cart_id: 'cart-1', user_session_id: 's', cart_currency: 'eur', line_items: reported })
    expect((await post('/events', placed)).status).toBe(200)
    expect(sandbox.inspect().orders[0]?.covers).toMatchObject([{ productLineItemId: 'phone', planLineItemId: 'plan' }])
  })

  it('may be refunded later when the terms have a longer window', async () => {
    const { post } = callSandbox({ terms: { refundWindowDays: 90 } })
    await post('/events', event.placed('ord-1', [phones(1)]))
    await post('/events', event.fulfilled('ord-1', { phone: 1 }, day(1)))
    expect((await post('/events', event.refunded('ord-1', { phone: 1 }, day(91)))).status).toBe(200)
  })
})
