import type { OrderEvent } from '../../orders/wire/orderEventCodec.js'
import type { OrderSnapshot } from '../../orders/wire/orderSnapshotCodec.js'
import type { Order } from '../../orders/order.js'
import type { OrderStep } from '../../orders/orderStep.js'
import { placementId } from '../../orders/placeOrder.js'
import { toDigest } from '../../orders/toDigest.js'
import { toOrderSnapshot } from '../../orders/wire/orderSnapshotCodec.js'
import type { OutboxFormat } from '../Outbox.js'

/** An entry that is yet to be stored. */
export type NewEntry = {
  id: string
  orderId: string
  changeId: string
  /** Of the change. */
  digest: string
  /** Of the part of the order that may not change. */
  contentDigest: string
  format: OutboxFormat
  content: OrderEvent | OrderSnapshot
}

/**
 * Stores exactly what will be sent: a later version of this library must not send different content with a key that the
 * insurer has seen.
 *
 * The id is made from the change, so that the same change has the same idempotency key wherever and however often it is
 * enqueued.
 *
 * @throws OrderError `order_feed_cannot_express`
 */
export function toEntry({ order, event, changeId }: OrderStep, format: OutboxFormat): NewEntry {
  const content = format === 'events' ? event : toOrderSnapshot(order)
  // The first snapshot says more of the order than its event does, e.g. the telephone number and the offers. Later
  // snapshots repeat it, also after the shop has deleted the customer: there the event alone identifies the change.
  const isFirstSnapshot = format === 'feed' && changeId === placementId
  const digest = toDigest(isFirstSnapshot ? [event, content] : event)
  return {
    id: toUuid(toDigest([order.id, changeId, format, digest])),
    orderId: order.id,
    changeId,
    digest,
    contentDigest: digestContent(order),
    format,
    content,
  }
}

/** Without customer and address: a shop may have to delete them while the order still changes. */
function digestContent({ id, placedAt, currency, lineItems }: Order): string {
  const lines = lineItems.map((line) => [line.id, line.quantity, line.productId, line.unitPrice.amount])
  return toDigest([id, placedAt, currency, lines])
}

/** The first 122 bits of a digest as a UUID of version 8 (RFC 9562: custom content). */
function toUuid(hex: string): string {
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
