import { ProtectionError } from '@hakuna-kit/core'

/** Why the order feed cannot express an order. Order events can. */
const feedLimits = {
  plan_without_offer: 'it needs the offer id and the plan id of a plan line. Look plans up through offers',
  several_plan_lines: 'it takes one plan line per product line. Place the units as several lines',
  plan_removed_alone:
    'it has no field for a plan that was refunded or cancelled without its product. ' +
    'Tell the insurer in another way and record the change with `knownToInsurer`',
}

/**
 * Every error of the order model: what happened and what to do. The codes are stable and safe to switch on; texts may
 * change. No text holds customer data. `docs/orders.md` shows this table.
 */
export const orderErrors = {
  order_invalid: {
    problem: ({ reason }: { reason: string }) => reason,
    whatToDo: 'Correct the field that `path` names.',
  },
  order_without_line_items: {
    problem: () => 'the list is empty.',
    whatToDo: 'Pass at least one line item.',
  },
  order_unknown_line_item: {
    problem: ({ lineItemId }: { lineItemId: string }) => `the order has no line item "${lineItemId}".`,
    whatToDo: 'Use the line item ids with which the order was placed.',
  },
  order_invalid_quantity: {
    problem: () => 'the quantity is not a whole number of 1 or more.',
    whatToDo: 'Pass a whole number, or leave it out for all units that are left.',
  },
  order_quantity_exceeded: {
    /** `availableUnits`: what the available units are, e.g. `unit(s) to be shipped`. */
    problem: ({ wanted, available, availableUnits }: UnitCounts & { availableUnits: string }) =>
      `${wanted} unit(s) asked for, but only ${available} ${availableUnits} left.`,
    whatToDo: 'Lower the quantity, or check whether the change was recorded before.',
  },
  order_invalid_date: {
    problem: ({ reason }: { reason: string }) => reason,
    whatToDo: 'Pass a Date or ISO 8601 with a time zone, e.g. 2022-02-21T12:51:14Z.',
  },
  /** The insurer's event holds the currency only once. */
  order_mixed_currencies: {
    problem: ({ currency, orderCurrency }: { currency: string; orderCurrency: string }) =>
      `"${currency}" in an order in "${orderCurrency}".`,
    whatToDo: 'Convert the price, or place two orders.',
  },
  /** Without the reference the insurer cannot make a contract. */
  order_plan_without_reference: {
    problem: () => 'a plan line item without the product it protects.',
    whatToDo: 'Copy `productReference` from the plan.',
  },
  /** The product is not in the order, or there are more plans than units of it (one plan per unit: vendor page). */
  order_plan_without_product: {
    problem: ({ quantity }: { quantity: number }) => `${quantity} plan(s) protect no product of this order.`,
    whatToDo: 'Remove them: one plan covers one unit of its product.',
  },
  order_cancelled: {
    problem: () => 'the order is cancelled, so it cannot change any more.',
    whatToDo: 'Place a new order.',
  },
  /** Documented. */
  order_already_fulfilled: {
    problem: () => 'part of the order is fulfilled.',
    whatToDo: 'Cancel the remaining line items and refund the fulfilled ones.',
  },
  /** The insurer accepts refunds until 14 days after fulfillment (documented). */
  order_refund_window_closed: {
    problem: ({ wanted, available, refundWindowDays }: UnitCounts & { refundWindowDays: number }) =>
      `${wanted} unit(s) to refund, but only ${available} were fulfilled in the ${refundWindowDays} days before.`,
    whatToDo: 'The insurer accepts no refund after that; send the customer to its support.',
  },
  order_id_reused: {
    problem: ({ id }: { id: string }) => `the order id "${id}" was used before with other content.`,
    whatToDo: 'Record fulfillments, refunds and cancellations as changes; give a new order a new id.',
  },
  order_change_id_reused: {
    problem: ({ id }: { id: string }) => `the change id "${id}" was used before with other content.`,
    whatToDo: 'Give each change its own id.',
  },
  order_feed_cannot_express: {
    problem: ({ limit }: { limit: keyof typeof feedLimits }) =>
      `the order feed cannot express this: ${feedLimits[limit]}.`,
    whatToDo: 'Or send order events.',
  },
}

/** `wanted`: units asked for. `available`: units that the change could have had. */
type UnitCounts = { wanted: number; available: number }

/** Stable code of an error of the order model. */
export type OrderErrorCode = keyof typeof orderErrors

type DetailsOf<Code extends OrderErrorCode> = Parameters<(typeof orderErrors)[Code]['problem']>

/** An error of the order model. The order was not changed and nothing was enqueued. */
export class OrderError<Code extends OrderErrorCode = OrderErrorCode> extends ProtectionError {
  override readonly name = 'OrderError'
  override readonly code: Code
  /** What the code adds, e.g. `wanted` and `available`. Holds no customer data. */
  readonly details: DetailsOf<Code>[0]

  constructor(
    code: Code,
    /** The field at fault in what was passed, e.g. `items[0].quantity`. */
    readonly path: string,
    ...[details]: DetailsOf<Code>
  ) {
    const { problem, whatToDo }: { problem: (details: never) => string; whatToDo: string } = orderErrors[code]
    super(`${path}: ${problem(details as never)} ${whatToDo}`)
    this.code = code
    this.details = details
  }
}

/** By `code` and not by class: frameworks may load the package twice. With `code`, only errors of that code. */
export function isOrderError<Code extends OrderErrorCode = OrderErrorCode>(
  thrown: unknown,
  code?: Code,
): thrown is OrderError<Code> {
  if (!(thrown instanceof Error && 'code' in thrown && 'path' in thrown && typeof thrown.code === 'string'))
    return false
  return code === undefined ? Object.hasOwn(orderErrors, thrown.code) : thrown.code === code
}
