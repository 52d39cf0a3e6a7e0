import type { Sandbox } from '@hakuna-kit/sandbox'
import type { InsurerClient } from '../../insurer/createInsurerClient.js'
import type { OrderSnapshot } from '../../orders/wire/orderSnapshotCodec.js'
import { readLineItemStatus } from '../../orders/lineItemStatus.js'
import type { Order } from '../../orders/order.js'
import { isOrderError } from '../../orders/OrderError.js'
import { toOrderSnapshot } from '../../orders/wire/orderSnapshotCodec.js'
import { readAllocation } from '../../orders/allocation/readAllocation.js'

/** What the insurer has on record: a copy, so take it once for several views. */
export type InsurersRecords = ReturnType<Sandbox['inspect']>

/** The order and its contracts as the insurer has them, in the model's terms. */
export function insurersView({ orders, contracts }: InsurersRecords, source: 'events' | 'feed') {
  const order = orders.find((candidate) => candidate.source === source)
  return {
    status: order?.status,
    placedAt: order?.placedAt,
    cancelledAt: order?.cancelledAt,
    currency: order?.currency,
    country: order?.country,
    cartId: order?.cartId,
    sold: order?.lineItems.map(({ id, kind, quantity, productId, title, brand, priceAmount }) => ({
      ...{ id, kind, quantity, productId, title, brand, priceAmount },
    })),
    lines: order?.lineItems.map(({ id, cancelled, fulfilled, refunded }) => ({ id, cancelled, fulfilled, refunded })),
    contracts: contracts
      .filter((contract) => contract.source === source && contract.quantity > 0)
      .map(({ productLineItemId, planLineItemId, quantity }) => ({ productLineItemId, planLineItemId, quantity }))
      .sort(byLines),
  }
}

/** The same, from the order itself. */
export function ownView(order: Order): ReturnType<typeof insurersView> {
  const allocation = readAllocation(order)
  const connections = order.planConnections.flatMap(({ productLineItemId }) =>
    allocation.connectionsOf(productLineItemId),
  )
  return {
    status: order.status,
    placedAt: order.placedAt,
    cancelledAt: order.cancelledAt,
    currency: order.currency,
    country: order.billingAddress.country,
    cartId: order.cartId,
    sold: order.lineItems.map(({ id, quantity, productId, title, brand = '', unitPrice, customProperties }) => ({
      ...{ id, quantity, productId, title, priceAmount: unitPrice.amount },
      ...(customProperties ? { kind: 'plan', brand: 'hakuna' } : { kind: 'product', brand }),
    })),
    lines: [...readLineItemStatus(order).values()].map(({ lineItemId: id, cancelled, fulfilled, refunded }) => ({
      id,
      cancelled,
      fulfilled,
      refunded,
    })),
    contracts: [...new Set(connections)]
      .map((connection) => ({
        productLineItemId: connection.productLineItemId,
        planLineItemId: connection.planLineItemId,
        quantity: allocation.countContracts(connection),
      }))
      .filter(({ quantity }) => quantity > 0)
      .sort(byLines),
  }
}

type Pair = { productLineItemId: string; planLineItemId: string }
const byLines = (one: Pair, other: Pair) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)

/** undefined where the order feed cannot express the order. */
export function snapshotOf(order: Order): OrderSnapshot | undefined {
  try {
    return toOrderSnapshot(order)
  } catch (error) {
    if (isOrderError(error, 'order_feed_cannot_express')) return undefined
    throw error
  }
}

/** Sends a snapshot and waits until the insurer has processed it. */
export async function feed(client: InsurerClient, snapshot: OrderSnapshot): Promise<'successful' | 'failed'> {
  const [request] = await client.submitOrderFeed({ orders: [snapshot] })
  const status = await client.waitUntilDone({ feedRequestId: request!.requestId, wait: () => Promise.resolve() })
  return status.failedOrders.length > 0 ? 'failed' : 'successful'
}
