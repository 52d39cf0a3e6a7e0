import type { Money } from '@hakuna-kit/core'
import type { BillingAddress, Customer } from '../../orders/order.js'
import type { Moment } from '../../orders/moments.js'
import type { InsurerRequest } from '../transport/createInsurerTransport.js'
import type { EndpointName } from '../transport/endpoints.js'
import { InsurerError } from '../transport/InsurerError.js'
import { decodeManagedOrder, encodeManagedOrder, encodeUnits } from './managedOrderCodec.js'
import type { OfferProduct } from './createOfferCalls.js'

/** A line of a managed order stands for the plan, with its product inside. */
export type ManagedLineItem = {
  id: string
  quantity: number
  offerId: string
  planId: string
  /** Needed where the offer is for a collection (documented). */
  protectedProduct?: OfferProduct | undefined
}

export type NewManagedOrder = {
  id: string
  placedAt: Moment
  salesChannel?: 'e-commerce' | 'post-purchase' | 'offline' | undefined
  customer: Customer
  billingAddress: BillingAddress
  lineItems: ManagedLineItem[]
}

/** An order that the shop manages at the insurer by single calls, instead of telling events or feeding snapshots. */
export type ManagedOrder = {
  id: string
  status: 'placed' | 'cancelled'
  /** ISO 8601, UTC; so are all times. */
  cancelledAt: string | null
  cancelReason: string | null
  lineItems: {
    id: string
    quantity: number
    offerId: string
    planId: string
    protectedProduct: { id: string; price: Money }
  }[]
  fulfillments: { lineItemId: string; quantity: number; fulfilledAt: string }[]
  refunds: { lineItemId: string; quantity: number; refundedAt: string }[]
}

/** Units of one line; without a quantity all that is left (our reading). */
export type ManagedUnits = { lineItemId: string; quantity?: number | undefined }

type CallOptions = { signal?: AbortSignal | undefined; requestId?: string | undefined }
type WriteOptions = CallOptions & { idempotencyKey?: string | undefined }

/**
 * Order management (API v1.2). The insurer itself recommends the order feed, and publishes neither paths nor request bodies of these calls:
 * they are our reading, and every path can be overridden. Each rejects with an `InsurerError`; its `insurerCode` is `cancel_decline` when an
 * order is fulfilled or cancelled already, `location_unsupported` or `incorrect_saleschannel` when it cannot be placed.
 *
 * @see guide "Orders" (documented: what the calls do); page "Cancel an order" (vendor page: shape of the answer)
 */
export type ManagedOrderCalls = {
  placeManagedOrder(input: { order: NewManagedOrder } & WriteOptions): Promise<ManagedOrder>
  retrieveManagedOrder(input: { orderId: string } & CallOptions): Promise<ManagedOrder>
  /** Only the whole order, and only before anything was fulfilled (documented). `reason`: only `customer` is ever shown. */
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
    const order = decodeManagedOrder(await request({ endpoint, path, ...rest }))
    if (!order) throw new InsurerError({ kind: 'invalid_answer', endpoint })
    return order
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
