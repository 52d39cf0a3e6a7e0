export { cancelLineItems, type LineItemsCancellation } from './orders/cancelLineItems.js'
export { cancelOrder, type OrderCancellation } from './orders/cancelOrder.js'
export { fulfillLineItems, type Fulfillment } from './orders/fulfillLineItems.js'
export { readLineItemStatus, type LineItemStatus } from './orders/lineItemStatus.js'
export type { LineItemUnits } from './orders/lineItemUnits.js'
export type { Moment } from './orders/moments.js'
export { joinOfferPlanId, splitOfferPlanId, type OfferPlan } from './orders/wire/offerPlanIdCodec.js'
export type { BillingAddress, ChangedUnits, Customer, NewOrder, Order, OrderChange } from './orders/order.js'
export { isOrderError, OrderError, orderErrors, type OrderErrorCode } from './orders/OrderError.js'
export type { OrderRules, OrderStep } from './orders/orderStep.js'
export { placeOrder } from './orders/placeOrder.js'
export { readOrder } from './orders/readOrder.js'
export { refundLineItems, type Refund } from './orders/refundLineItems.js'
export { readOrderEvent, type OrderEvent } from './orders/wire/orderEventCodec.js'
export { toOrderSnapshot, type OrderSnapshot } from './orders/wire/orderSnapshotCodec.js'
export { createOutbox } from './outbox/createOutbox.js'
export type {
  DeliveryFailure,
  DeliveryReport,
  EnqueuedEntry,
  EnqueueOptions,
  EntryState,
  InspectedEntry,
  ListOptions,
  Outbox,
  OutboxEntry,
  OutboxEvent,
  OutboxFormat,
  OutboxInsurer,
  OutboxOptions,
  OutboxRetry,
  OutboxStats,
} from './outbox/Outbox.js'
export { OutboxError, outboxErrors, type OutboxErrorCode } from './outbox/OutboxError.js'
export type { PGliteLike } from './outbox/store/createPgliteDatabase.js'
export type { PoolLike } from './outbox/store/createPostgresDatabase.js'
export { lockFolder, type FolderLock } from './outbox/store/lockFolder.js'
export type { OutboxStore } from './outbox/store/openDatabase.js'
export type { SqlExecutor, SqlRunner } from './outbox/store/OutboxDatabase.js'
