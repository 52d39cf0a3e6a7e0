import type { Moment } from '../../orders/moments.js'
import type { CallOptions, InsurerRequest, WriteOptions } from '../transport/createInsurerTransport.js'
import type { EndpointName } from '../transport/endpoints.js'
import { throwInvalidAnswer } from '../transport/InsurerError.js'
import type { ManagedOrder, ManagedUnits, NewManagedOrder } from './ManagedOrder.js'
import { decodeManagedOrder, encodeManagedOrder, encodeUnits } from './managedOrderCodec.js'

/**
 * Order management (API v1.2). The insurer recommends the order feed instead, and publishes neither paths nor request
 * bodies of these calls: they are our reading, and every path can be overridden. Each rejects with an `InsurerError`;
 * its `insurerCode` is `cancel_decline` when an order is fulfilled or cancelled already, `location_unsupported` or
 * `incorrect_saleschannel` when it cannot be placed.
 *
 * @see guide "Orders" (documented: what the calls do); page "Cancel an order" (vendor page: shape of the answer)
 */
export type ManagedOrderCalls = {
  placeManagedOrder(input: { order: NewManagedOrder } & WriteOptions): Promise<ManagedOrder>
  retrieveManagedOrder(input: { orderId: string } & CallOptions): Promise<ManagedOrder>
  /**
   * Only the whole order, and only before anything was fulfilled (documented). `reason`: only `customer` is ever shown.
   */
  cancelManagedOrder(input: { orderId: string; reason?: string | undefined } & WriteOptions): Promise<ManagedOrder>
  fulfillManagedOrder(
    input: { orderId: string; items: ManagedUnits[]; fulfilledAt: Moment } & WriteOptions,
  ): Promise<ManagedOrder>
  /** Until 14 days after fulfilment (documented). */
  refundManagedOrder(
    input: { orderId: string; items: ManagedUnits[]; refundedAt: Moment } & WriteOptions,
  ): Promise<ManagedOrder>
}

export function createManagedOrderCalls(request: InsurerRequest): ManagedOrderCalls {
  async function call(
    endpoint: EndpointName,
    orderId: string | undefined,
    rest: WriteOptions & { body?: unknown },
  ): Promise<ManagedOrder> {
    const path = orderId === undefined ? undefined : { orderId }
    return decodeManagedOrder(await request({ endpoint, path, ...rest })) ?? throwInvalidAnswer(endpoint)
  }

  return {
    placeManagedOrder: ({ order, ...options }) =>
      call('placeOrder', undefined, { ...options, body: encodeManagedOrder(order) }),
    retrieveManagedOrder: ({ orderId, ...options }) => call('retrieveOrder', orderId, options),
    cancelManagedOrder: ({ orderId, reason, ...options }) =>
      call('cancelOrder', orderId, { ...options, body: { reason } }),
    fulfillManagedOrder: ({ orderId, items, fulfilledAt, ...options }) => {
      const body = { fulfillment_items: encodeUnits(items, 'fulfilled_at', fulfilledAt, 'fulfilledAt') }
      return call('fulfillOrder', orderId, { ...options, body })
    },
    refundManagedOrder: ({ orderId, items, refundedAt, ...options }) => {
      const body = { refund_items: encodeUnits(items, 'refunded_at', refundedAt, 'refundedAt') }
      return call('refundOrder', orderId, { ...options, body })
    },
  }
}
