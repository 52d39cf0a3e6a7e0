import { describe, expect, it } from 'vitest'
import { cancelOrder } from '../../orders/cancelOrder.js'
import { fulfillLineItems } from '../../orders/fulfillLineItems.js'
import { placeOrder } from '../../orders/placeOrder.js'
import { eventsPageOrder } from '../../test/orders/documentedOrders.js'
import { createOrderInsurer, insurerRefusal } from '../../test/orders/createOrderInsurer.js'

const { order, event } = placeOrder(eventsPageOrder)

describe('publishEvent', () => {
  it('answers the id that the insurer gives the event', async () => {
    const { client, sandbox } = createOrderInsurer()
    const { eventId } = await client.publishEvent({ event })
    expect(sandbox.inspect().events).toMatchObject([{ eventId, type: 'order_placed', orderId: 'ord-123' }])
    expect(sandbox.inspect().messages).toMatchObject([{ path: '/events', version: 'v2.0', body: event }])
  })

  it('counts an event once when it is sent again with the same key', async () => {
    const { client, sandbox } = createOrderInsurer({ faults: [{ path: '/events', dropAnswer: true, times: 1 }] })
    const idempotencyKey = 'change-1'
    expect(await insurerRefusal(client.publishEvent({ event, idempotencyKey }))).toMatchObject({
      kind: 'unreachable',
      temporary: true,
    })
    await client.publishEvent({ event, idempotencyKey })
    expect(sandbox.inspect().events).toHaveLength(1)
  })

  it('distinguishes a refusal from a failure', async () => {
    const { client, sandbox } = createOrderInsurer()
    await client.publishEvent({ event })
    const shipped = fulfillLineItems(order, { items: [{ lineItemId: 'line-item-id-3311' }] })
    await client.publishEvent({ event: shipped.event })
    const { event: cancelled } = cancelOrder(order)
    expect(await insurerRefusal(client.publishEvent({ event: cancelled }))).toEqual({
      kind: 'rejected',
      status: 400,
      insurerCode: 'cancel_decline',
      temporary: false,
    })
    for (const body of ['{"event":"evt-1"}', '{"event_id":""}']) {
      sandbox.setFaults([{ path: '/events', body, times: 1 }])
      await expect(client.publishEvent({ event })).rejects.toMatchObject({ kind: 'invalid_answer', endpoint: 'events' })
    }
    sandbox.setFaults([{ path: '/events', body: '{"event_id":"7"}', times: 1 }])
    expect(await client.publishEvent({ event })).toEqual({ eventId: '7' })
  })

  it('can be aborted', async () => {
    const { client, sandbox } = createOrderInsurer()
    const signal = AbortSignal.abort(new Error('shutting down'))
    await expect(client.publishEvent({ event, signal })).rejects.toThrow('shutting down')
    expect(sandbox.inspect().messages).toEqual([])
  })
})
