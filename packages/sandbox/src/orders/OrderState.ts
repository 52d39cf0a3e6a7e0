import { pairLines } from '../plans/connectPlans.js'

/** How the insurer heard of an order. No document says that ways may be mixed for one order, so they are kept apart. */
export type OrderSource = 'events' | 'feed' | 'managed'

/** Units that were shipped, refunded or cancelled at one time (ISO 8601, UTC). */
export type Units = { quantity: number; at: string }

export type OrderLine = {
  id: string
  kind: 'product' | 'plan'
  /** Product and plan lines of one group belong together: events name the product, the feed names the plan line. */
  group: string
  quantity: number
  productId: string
  title: string
  brand: string
  /** Unit price in minor units of the order's currency. */
  priceAmount: number
  fulfillments: Units[]
  refunds: Units[]
  cancellations: Units[]
  /** On product lines: units that came back, and plans that were revoked while their unit stayed; in order of arrival. */
  takenBack: (Units & { what: 'unit' | 'plan' })[]
}

/** Plans of one plan line that are meant for one product line. */
export type Cover = {
  productLineItemId: string
  planLineItemId: string
  /** Plans that are still wanted. */
  quantity: number
  /** Of these, the ones that the merchant reported as fulfilled themselves (optional in the documents). */
  fulfilled: number
}

/** Insurance for some units of a product line. Made when they are fulfilled, never before (guide "Orders"). */
export type Contract = {
  contractId: string
  orderId: string
  source: OrderSource
  productLineItemId: string
  planLineItemId: string
  productId: string
  planTitle: string
  /** Units insured now; 0: ended. */
  quantity: number
  status: 'active' | 'ended'
  startedAt: string
  endedAt: string | null
  /** Every change of the quantity, oldest first. */
  history: { at: string; receivedAt: string; quantity: number; reason: ChangeType }[]
}

export type ChangeType = 'placed' | 'fulfilled' | 'refunded' | 'line_items_cancelled' | 'cancelled'

/** One thing that happened to an order, as told by the merchant. */
export type OrderChange = {
  type: ChangeType
  /** When it happened; for several lines the latest of their times. */
  at: string
  receivedAt: string
  items: { lineItemId: string; quantity: number }[]
}

export type OrderState = {
  orderId: string
  source: OrderSource
  status: 'placed' | 'cancelled'
  placedAt: string
  cancelledAt: string | null
  currency: string
  country: string
  cartId?: string
  lineItems: OrderLine[]
  covers: Cover[]
  contracts: Contract[]
  /** Oldest first. */
  history: OrderChange[]
}

export type NewOrderLine = Omit<OrderLine, 'fulfillments' | 'refunds' | 'cancellations' | 'takenBack'>

/** An order as it is right after it was placed. */
export function startOrder(
  order: Pick<OrderState, 'orderId' | 'source' | 'placedAt' | 'currency' | 'country' | 'cartId'>,
  lines: readonly NewOrderLine[],
  receivedAt: string,
): OrderState {
  const pairs = pairLines(
    lines.map(({ id, quantity, group, kind }) => ({
      id,
      quantity,
      productId: group,
      productReference: kind === 'plan' ? group : undefined,
    })),
  )
  return {
    ...order,
    status: 'placed',
    cancelledAt: null,
    lineItems: lines.map((line) => ({ ...line, fulfillments: [], refunds: [], cancellations: [], takenBack: [] })),
    covers: pairs.map((pair) => ({ ...pair, fulfilled: 0 })),
    contracts: [],
    history: [
      {
        type: 'placed',
        at: order.placedAt,
        receivedAt,
        items: lines.map(({ id, quantity }) => ({ lineItemId: id, quantity })),
      },
    ],
  }
}

export function sumUnits(units: readonly { quantity: number }[]): number {
  return units.reduce((sum, { quantity }) => sum + quantity, 0)
}

/** Units of a product line that are neither shipped nor cancelled. */
export function unshippedUnits(line: OrderLine): number {
  return line.quantity - sumUnits(line.cancellations) - sumUnits(line.fulfillments)
}

/** Units that are neither cancelled nor refunded. */
export function wantedUnits(line: OrderLine): number {
  return line.quantity - sumUnits(line.cancellations) - sumUnits(line.refunds)
}

/** Units that are with the customer. */
export function keptUnits(line: OrderLine): number {
  return sumUnits(line.fulfillments) - sumUnits(line.refunds)
}

/** Units that are with the customer after their plan was revoked. Units are alike: those without a plan come back first. */
export function revokedUnits(line: OrderLine): number {
  return line.takenBack.reduce(
    (revoked, { what, quantity }) => (what === 'plan' ? revoked + quantity : Math.max(0, revoked - quantity)),
    0,
  )
}

/**
 * Units of a product line that may still be refunded at `at`, and those whose plan may. Units are alike, so what went
 * before counts against the oldest parcel whose window was still open, and there against units without a plan first.
 */
export function refundableUnits(line: OrderLine, at: string, windowDays: number): { units: number; plans: number } {
  const parcels = line.fulfillments
    .map((parcel) => ({ at: parcel.at, insurable: parcel.quantity, revoked: 0 }))
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
  for (const back of line.takenBack) {
    let rest = back.quantity
    const open = parcels.filter((parcel) => isOpen(parcel.at, back.at, windowDays))
    for (const parcel of back.what === 'unit' ? open : []) {
      const taken = Math.min(parcel.revoked, rest)
      parcel.revoked -= taken
      rest -= taken
    }
    for (const parcel of open) {
      const taken = Math.min(parcel.insurable, rest)
      parcel.insurable -= taken
      if (back.what === 'plan') parcel.revoked += taken
      rest -= taken
    }
  }
  const open = parcels.filter((parcel) => isOpen(parcel.at, at, windowDays))
  const plans = open.reduce((sum, { insurable }) => sum + insurable, 0)
  return { units: open.reduce((sum, { revoked }) => sum + revoked, plans), plans }
}

function isOpen(fulfilledAt: string, at: string, windowDays: number): boolean {
  const elapsed = Date.parse(at) - Date.parse(fulfilledAt)
  return elapsed >= 0 && elapsed <= windowDays * 86_400_000
}
