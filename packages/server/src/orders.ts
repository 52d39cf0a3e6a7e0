export { cancelLineItems, type LineItemsCancellation } from './orders/cancelLineItems.js'
export { cancelOrder, type OrderCancellation } from './orders/cancelOrder.js'
export { fulfillLineItems, type Fulfillment } from './orders/fulfillLineItems.js'
export { readLineItemStatus, type LineItemStatus } from './orders/lineItemStatus.js'
export type { Moment } from './orders/moments.js'
export { joinOfferPlanId, splitOfferPlanId, type OfferPlan } from './orders/offerPlanIdCodec.js'
export type { BillingAddress, ChangedUnits, Customer, NewOrder, Order, OrderChange, OrderStep } from './orders/order.js'
export type { LineItemUnits, OrderRules } from './orders/orderStep.js'
export {
  FeedCannotExpressError,
  IdReusedError,
  InvalidDateError,
  InvalidOrderError,
  InvalidQuantityError,
  MixedCurrenciesError,
  OrderAlreadyFulfilledError,
  OrderCancelledError,
  OrderError,
  OrderWithoutLineItemsError,
  PlanWithoutProductError,
  PlanWithoutReferenceError,
  QuantityExceededError,
  RefundWindowClosedError,
  UnknownLineItemError,
} from './orders/OrderError.js'
export { readOrderEvent } from './orders/wire/orderEvents.js'
export { toOrderSnapshot } from './orders/wire/orderSnapshotCodec.js'
export { createOutbox } from './outbox/createOutbox.js'
export type { OutboxStore, SqlExecutor, SqlRunner } from './outbox/store/openDatabase.js'
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
export {
  MissingPackageError,
  OutboxClosedError,
  OutboxConfigurationError,
  OutboxEntryError,
  OutboxFolderLockedError,
} from './outbox/OutboxError.js'
export type { PGliteLike } from './outbox/store/createPgliteDatabase.js'
export type { PoolLike } from './outbox/store/createPostgresDatabase.js'
export { placeOrder } from './orders/placeOrder.js'
export { readOrder } from './orders/readOrder.js'
export { refundLineItems, type Refund } from './orders/refundLineItems.js'
export type { OrderEvent } from './orders/wire/orderEventCodec.js'
export type { OrderSnapshot } from './orders/wire/orderSnapshotSchema.js'
