export { cancelLineItems, type LineItemsCancellation } from './cancelLineItems.js'
export { cancelOrder, type OrderCancellation } from './cancelOrder.js'
export { fulfillLineItems, type Fulfillment } from './fulfillLineItems.js'
export { readLineItemStatus, type LineItemStatus } from './lineItemStatus.js'
export type { Moment } from './moments.js'
export { joinOfferPlanId, splitOfferPlanId, type OfferPlan } from './offerPlanId.js'
export type {
  BillingAddress,
  ChangedUnits,
  Customer,
  GivenPlanConnection,
  NewOrder,
  Order,
  OrderChange,
  OrderStep,
} from './order.js'
export type { LineItemUnits, OrderRules } from './orderChange.js'
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
} from './orderErrors.js'
export { readOrderEvent } from './orderEvents.js'
export { toOrderSnapshot } from './orderFeed.js'
export { createOutbox } from './outbox/createOutbox.js'
export type { OutboxStore, SqlExecutor, SqlRunner } from './outbox/database.js'
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
} from './outbox/outboxErrors.js'
export type { PGliteLike } from './outbox/pgliteDatabase.js'
export type { PoolLike } from './outbox/postgresDatabase.js'
export { placeOrder } from './placeOrder.js'
export { readOrder } from './readOrder.js'
export { refundLineItems, type Refund } from './refundLineItems.js'
export type { OrderEvent } from '../insurer/orderEventWire.js'
export type { OrderSnapshot } from '../insurer/orderFeedWire.js'
