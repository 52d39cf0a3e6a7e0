import { ProtectionError } from '@hakuna-kit/core'

/**
 * Base of every error of the order model. Nothing was changed and nothing was enqueued.
 * `path` names the field at fault in what was passed, e.g. `items[0].quantity`. No message holds customer data.
 */
export abstract class OrderError extends ProtectionError {
  constructor(
    readonly path: string,
    message: string,
  ) {
    super(`${path}: ${message}`)
  }
}

/** A field is missing or has the wrong type or form. */
export class InvalidOrderError extends OrderError {
  override readonly code = 'order_invalid'
  override readonly name = 'InvalidOrderError'
}

/** An order needs at least one line, or there is nothing to tell the insurer. */
export class OrderWithoutLineItemsError extends OrderError {
  override readonly code = 'order_without_line_items'
  override readonly name = 'OrderWithoutLineItemsError'
  constructor(path: string) {
    super(path, 'the list is empty. Pass at least one line item.')
  }
}

/** The line is not part of the order. */
export class UnknownLineItemError extends OrderError {
  override readonly code = 'order_unknown_line_item'
  override readonly name = 'UnknownLineItemError'
  constructor(
    path: string,
    readonly lineItemId: string,
  ) {
    super(path, `the order has no line item "${lineItemId}". Use the line ids with which the order was placed.`)
  }
}

/** Quantities are whole numbers, 1 or more. */
export class InvalidQuantityError extends OrderError {
  override readonly code = 'order_invalid_quantity'
  override readonly name = 'InvalidQuantityError'
  constructor(path: string) {
    super(path, 'the quantity is not a whole number of 1 or more.')
  }
}

/** More units than are left for this change. */
export class QuantityExceededError extends OrderError {
  override readonly code = 'order_quantity_exceeded'
  override readonly name = 'QuantityExceededError'
  constructor(
    path: string,
    readonly wanted: number,
    readonly available: number,
    /** What the available units are, e.g. `units still to be shipped`. */
    available_as: string,
  ) {
    super(path, `${wanted} unit(s) asked for, but only ${available} ${available_as} left.`)
  }
}

/** The value is no moment in time: a `Date`, or ISO 8601 with a time zone. */
export class InvalidDateError extends OrderError {
  override readonly code = 'order_invalid_date'
  override readonly name = 'InvalidDateError'
}

/** Every price of an order must be in the order's currency; the insurer's event carries it only once. */
export class MixedCurrenciesError extends OrderError {
  override readonly code = 'order_mixed_currencies'
  override readonly name = 'MixedCurrenciesError'
  constructor(path: string, currency: string, orderCurrency: string) {
    super(path, `"${currency}" in an order in "${orderCurrency}". Convert the price, or place two orders.`)
  }
}

/** A plan line must say which product it protects, or no contract can be made. */
export class PlanWithoutReferenceError extends OrderError {
  override readonly code = 'order_plan_without_reference'
  override readonly name = 'PlanWithoutReferenceError'
  constructor(path: string) {
    super(path, 'a plan line item without the product it protects. Copy `productReference` from the plan.')
  }
}

/** A plan whose product is not in the order, or more plans than units of it (vendor page: a plan covers one single item). */
export class PlanWithoutProductError extends OrderError {
  override readonly code = 'order_plan_without_product'
  override readonly name = 'PlanWithoutProductError'
  constructor(path: string, quantity: number) {
    super(path, `${quantity} plan(s) protect no product of this order. One plan covers one unit of its product.`)
  }
}

/** The order was cancelled as a whole; nothing can happen to it any more. */
export class OrderCancelledError extends OrderError {
  override readonly code = 'order_cancelled'
  override readonly name = 'OrderCancelledError'
  constructor(path: string) {
    super(path, 'the order is cancelled, so it cannot change any more.')
  }
}

/** The whole order can be cancelled only before any fulfilment (documented). */
export class OrderAlreadyFulfilledError extends OrderError {
  override readonly code = 'order_already_fulfilled'
  override readonly name = 'OrderAlreadyFulfilledError'
  constructor(path: string) {
    super(path, 'part of the order is fulfilled. Cancel the remaining line items and refund the fulfilled ones.')
  }
}

/** Refunds are accepted until 14 days after the line's fulfilment (documented). */
export class RefundWindowClosedError extends OrderError {
  override readonly code = 'order_refund_window_closed'
  override readonly name = 'RefundWindowClosedError'
  constructor(
    path: string,
    readonly wanted: number,
    /** Units that could still be refunded at that moment. */
    readonly available: number,
    refundWindowDays: number,
  ) {
    super(
      path,
      `${wanted} unit(s) to refund, but only ${available} of them were fulfilled in the ${refundWindowDays} days before. ` +
        'The insurer accepts no refund after that; send the customer to its support.',
    )
  }
}

/** An order or a change comes a second time under the same id, with other content. */
export class IdReusedError extends OrderError {
  override readonly code: 'order_id_reused' | 'order_change_id_reused'
  override readonly name = 'IdReusedError'
  constructor(
    path: string,
    what: 'order' | 'change',
    readonly id: string,
  ) {
    super(
      path,
      `the ${what} id "${id}" was used before with other content. ` +
        'Orders only evolve by fulfilments, refunds and cancellations; give something new an id of its own.',
    )
    this.code = what === 'order' ? 'order_id_reused' : 'order_change_id_reused'
  }
}

/** The order feed has no way of saying this. The order events have. */
export class FeedCannotExpressError extends OrderError {
  override readonly code = 'order_feed_cannot_express'
  override readonly name = 'FeedCannotExpressError'
}
