import type { Sandbox } from '@hakuna-kit/sandbox'
import type { InsurerClient } from '../../insurer/createInsurerClient.js'
import type { OrderSnapshot } from '../../orders/wire/orderSnapshotSchema.js'
import { readLineItemStatus } from '../../orders/lineItemStatus.js'
import type { Order } from '../../orders/order.js'
import { FeedCannotExpressError } from '../../orders/OrderError.js'
import { toOrderSnapshot } from '../../orders/wire/orderSnapshotCodec.js'
import { readCover } from '../../orders/allocation/readAllocation.js'

/** What the insurer makes of an order, in the model's words. */
export function insurersView(sandbox: Sandbox, source: 'events' | 'feed') {
  const { orders, contracts } = sandbox.inspect()
  const order = orders.find((candidate) => candidate.source === source)
  return {
    status: order?.status,
    lines: order?.lineItems.map(({ id, cancelled, fulfilled, refunded }) => ({ id, cancelled, fulfilled, refunded })),
    contracts: contracts
      .filter((contract) => contract.source === source && contract.quantity > 0)
      .map(({ productLineItemId, planLineItemId, quantity }) => ({ productLineItemId, planLineItemId, quantity }))
      .sort(byLines),
  }
}

/** The same, from the order itself. */
export function ownView(order: Order) {
  const cover = readCover(order)
  const connections = order.planConnections.flatMap(({ productLineItemId }) => cover.of(productLineItemId))
  return {
    status: order.status,
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
        quantity: cover.shipped(connection),
      }))
      .filter(({ quantity }) => quantity > 0)
      .sort(byLines),
  }
}

type Pair = { productLineItemId: string; planLineItemId: string }
const byLines = (one: Pair, other: Pair) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)

/** undefined where the order feed has no words for the order. */
export function snapshotOf(order: Order): OrderSnapshot | undefined {
  try {
    return toOrderSnapshot(order)
  } catch (error) {
    if (error instanceof FeedCannotExpressError) return undefined
    throw error
  }
}

/** Feeds a snapshot and waits for what the insurer makes of it. */
export async function feed(client: InsurerClient, snapshot: OrderSnapshot): Promise<'successful' | 'failed'> {
  const [request] = await client.submitOrderFeed({ orders: [snapshot] })
  const status = await client.waitUntilDone({ feedRequestId: request!.requestId, wait: () => Promise.resolve() })
  return status.failedOrders.length > 0 ? 'failed' : 'successful'
}
