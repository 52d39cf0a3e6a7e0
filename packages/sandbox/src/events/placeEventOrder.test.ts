import { describe, expect, it } from 'vitest'
import { callSandbox, event, placedAt } from '../test/callSandbox.js'
import { day, phones, plans } from '../test/reportEvents.js'

const address = { address_line_1: '', address_line_2: '', city: '', country: 'jp', zip: '' }

describe('a placed order', () => {
  it('has the details of the message, of its lines and of what is connected', async () => {
    const { post, sandbox } = callSandbox()
    const message = event.placed('ord-1', [phones(3), plans(2), { id: 'case', quantity: 1, product: 'prd-case' }], {
      order_currency: 'jpy',
      cart_id: 'cart-7',
      customer_billing_address: address,
    })
    const { status, body } = await post('/events', message)
    expect({ status, body }).toEqual({ status: 200, body: { event_id: expect.stringMatching(/^evt-[0-9a-f-]{36}$/) } })
    const { events, orders, contracts } = sandbox.inspect()
    expect(events).toEqual([
      {
        eventId: body.event_id,
        type: 'order_placed',
        orderId: 'ord-1',
        receivedAt: '2026-03-01T12:00:00.000Z',
        payload: message.payload,
        applied: true,
      },
    ])
    const none = {
      fulfillments: [],
      refunds: [],
      cancellations: [],
      takenBack: [],
      fulfilled: 0,
      refunded: 0,
      cancelled: 0,
    }
    const phone = { kind: 'product', title: 'Phone', brand: 'Acme', priceAmount: 112_900, ...none }
    expect(orders).toEqual([
      {
        orderId: 'ord-1',
        source: 'events',
        status: 'placed',
        placedAt,
        cancelledAt: null,
        currency: 'jpy',
        country: 'jp',
        cartId: 'cart-7',
        lineItems: [
          { ...phone, id: 'phone', group: 'prd-phone', quantity: 3, productId: 'prd-phone' },
          {
            id: 'plan',
            kind: 'plan',
            group: 'prd-phone',
            quantity: 2,
            productId: 'pl-1',
            title: 'Plan',
            brand: 'hakuna',
            priceAmount: 1_200,
            ...none,
          },
          { ...phone, id: 'case', group: 'prd-case', quantity: 1, productId: 'prd-case' },
        ],
        covers: [{ productLineItemId: 'phone', planLineItemId: 'plan', quantity: 2, fulfilled: 0 }],
        history: [
          {
            type: 'placed',
            at: placedAt,
            receivedAt: '2026-03-01T12:00:00.000Z',
            items: [
              { lineItemId: 'phone', quantity: 3 },
              { lineItemId: 'plan', quantity: 2 },
              { lineItemId: 'case', quantity: 1 },
            ],
          },
        ],
      },
    ])
    expect(contracts).toEqual([])
  })

  it('has no cart where the message names none, and an empty brand where a line has none', async () => {
    const { post, sandbox } = callSandbox()
    const message = event.placed('ord-1', [phones(2)])
    await post('/events', {
      ...message,
      payload: {
        ...message.payload,
        line_items: message.payload.line_items.map(({ product_brand: _, ...line }) => line),
      },
    })
    const [order] = sandbox.inspect().orders
    expect(order).not.toHaveProperty('cartId')
    expect(order?.lineItems[0]).toMatchObject({ kind: 'product', brand: '' })
  })

  it.each(['hakuna', 'Hakuna', 'HAKUNA'])('needs a reference on a line of the brand %s', async (product_brand) => {
    const { post } = callSandbox()
    const message = event.placed('ord-1', [phones(1), plans(1)])
    const [phone, plan] = message.payload.line_items
    const lines = [phone, { ...plan, product_brand, custom_properties: { note: 'x' } }]
    const { body } = await post('/events', { ...message, payload: { ...message.payload, line_items: lines } })
    expect(body.error).toEqual({
      error_code: 'invalid_request_parameters',
      validation_errors: ['payload.line_items[1].custom_properties.product_reference: Required on plan lines.'],
    })
  })

  it('takes the reference from its own cart only, and its own reference first', async () => {
    const { post, sandbox } = callSandbox()
    const message = event.placed('ord-1', [phones(2), { ...phones(1, 'tablet'), product: 'prd-tablet' }, plans(1)])
    const lines = message.payload.line_items
    const [, , plan] = lines
    const other = { ...plan, custom_properties: { product_reference: 'prd-tablet' } }
    const report = { user_session_id: 's', cart_currency: 'eur' }
    await post('/orders', { ...report, cart_id: 'cart-1', line_items: [lines[0], lines[1], other] })
    const place = async (id: string, cart_id: string | undefined, line: object) => {
      const payload = { ...message.payload, order_id: id, cart_id, line_items: [lines[0], lines[1], line] }
      const { status } = await post('/events', { ...message, payload })
      const order = sandbox.inspect().orders.find(({ orderId }) => orderId === id)
      return [status, order?.covers[0]?.productLineItemId]
    }
    const withoutReference = { ...plan, custom_properties: undefined }
    expect(await place('ord-1', 'cart-1', withoutReference)).toEqual([200, 'tablet'])
    expect(await place('ord-2', 'cart-1', plan!)).toEqual([200, 'phone'])
    expect(await place('ord-3', 'cart-2', withoutReference)).toEqual([400, undefined])
    expect(await place('ord-4', undefined, withoutReference)).toEqual([400, undefined])
    expect(await place('ord-5', 'cart-1', { ...withoutReference, id: 'unknown' })).toEqual([400, undefined])
  })

  it('does not need a served country where nothing is protected', async () => {
    const { post } = callSandbox()
    const abroad = { customer_billing_address: { ...address, country: 'us' } }
    expect((await post('/events', event.placed('ord-1', [phones(2)], abroad))).status).toBe(200)
  })

  it('may be repeated with its keys in another order, and not with another value', async () => {
    const { post, sandbox } = callSandbox()
    const { type, payload } = event.placed('ord-1', [phones(2), plans(2)])
    await post('/events', { type, payload })
    const turned = Object.fromEntries(Object.entries(payload).toReversed())
    expect((await post('/events', { payload: turned, type })).status).toBe(200)
    await post('/events', event.fulfilled('ord-1', { phone: 1 }, day(1)))
    expect((await post('/events', { type, payload })).status).toBe(200)
    expect((await post('/events', { type, payload: { ...payload, note: 'x' } })).status).toBe(400)
    const { events, orders } = sandbox.inspect()
    expect(events.map(({ applied }) => applied)).toEqual([true, false, true, false])
    expect(orders[0]?.lineItems[0]).toMatchObject({ fulfilled: 1 })
    sandbox.inspect().events.pop()
    expect(sandbox.inspect().events).toHaveLength(4)
  })
})
