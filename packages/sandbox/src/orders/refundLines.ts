import { Refusal } from '../http/Refusal.js'
import { type OrderLine, type OrderState, keptUnits, refundableUnits, sumUnits, unshippedUnits } from './OrderState.js'
import {
  type Removal,
  coversOf,
  insuredUnits,
  lonePlans,
  surplusPlans,
  takeLonePlans,
  takePlans,
  takePlansWithProducts,
} from './insuredUnits.js'

/** What a message says of one line. `path` is where it says so. */
export type LineChange = { lineItemId: string; quantity?: number | undefined; at: string; path: string }

/** A rule of the insurer's was broken. The codes are ours unless noted; no document names any for order events. */
export function refuse(errorCode: string, path: string, text: string): Refusal {
  return new Refusal(400, errorCode, [`${path}: ${text}`])
}

/**
 * Units were shipped: products first, then the plans that the merchant fulfils along with them. Where a plan line covers
 * several product lines, its plans are taken for the products of the same message first (our reading).
 */
export function fulfillLines(order: OrderState, changes: readonly LineChange[]): void {
  checkOpen(order, changes)
  const [products, plans] = splitByKind(order, changes)
  for (const { line, quantity = unshippedUnits(line), at, path } of products) {
    checkQuantity(quantity, unshippedUnits(line), path)
    line.fulfillments.push({ quantity, at })
  }
  for (const { line, quantity, at, path } of plans) {
    const insured = insuredUnits(order)
    const open = coversOf(order, line).map((cover) => ({
      cover,
      units: Math.max(0, (insured.get(cover) ?? 0) - cover.fulfilled),
    }))
    const available = open.reduce((sum, { units }) => sum + units, 0)
    let rest = quantity ?? available
    checkQuantity(rest, available, path)
    line.fulfillments.push({ quantity: rest, at })
    const isOfMessage = ({ cover }: (typeof open)[number]) =>
      products.some((product) => product.line.id === cover.productLineItemId)
    for (const { cover, units } of [...open.filter(isOfMessage), ...open.filter((other) => !isOfMessage(other))]) {
      const taken = Math.min(rest, units)
      rest -= taken
      cover.fulfilled += taken
    }
  }
}

/**
 * Units came back, or plans were revoked.
 * @param plansFollow the feed: a product takes its plans along unsaid. Else (events) the message has to name them.
 */
export function refundLines(
  order: OrderState,
  changes: readonly LineChange[],
  { windowDays, plansFollow }: { windowDays: number; plansFollow: boolean },
): void {
  checkOpen(order, changes)
  const [products, plans] = splitByKind(order, changes)
  for (const { line, quantity = keptUnits(line), at, path } of products) {
    checkQuantity(quantity, keptUnits(line), path)
    if (quantity > refundableUnits(line, at, windowDays).units) throw windowClosed(path, windowDays)
    line.refunds.push({ quantity, at })
    line.takenBack.push({ what: 'unit', quantity, at })
  }
  removePlans(order, plans, 'refund', windowDays)
  settlePlans(order, products, plansFollow, 'plan_refund_missing')
}

/** Units will not be shipped. */
export function cancelLines(order: OrderState, changes: readonly LineChange[]): void {
  checkOpen(order, changes)
  const [products, plans] = splitByKind(order, changes)
  for (const { line, quantity = unshippedUnits(line), at, path } of products) {
    checkQuantity(quantity, unshippedUnits(line), path)
    line.cancellations.push({ quantity, at })
  }
  removePlans(order, plans, 'cancellation', 0)
  settlePlans(order, products, false, 'plan_cancellation_missing')
}

/**
 * The whole order, before anything was shipped (guide "Orders").
 * @throws Refusal 400 `cancel_decline` (documented): fulfilled or cancelled already
 */
export function cancelOrder(order: OrderState, at: string, path: string): void {
  if (order.status === 'cancelled') throw refuse('cancel_decline', path, 'The order is cancelled already.')
  if (order.lineItems.some((line) => line.fulfillments.length > 0)) {
    throw refuse('cancel_decline', path, 'The order is fulfilled already, at least in part.')
  }
  checkDate(order, at, path)
  order.status = 'cancelled'
  order.cancelledAt = at
  for (const line of order.lineItems) {
    const quantity = line.quantity - sumUnits(line.cancellations)
    if (quantity > 0) line.cancellations.push({ quantity, at })
  }
  for (const cover of order.covers) cover.quantity = 0
}

function checkOpen(order: OrderState, changes: readonly LineChange[]): void {
  if (order.status === 'cancelled') {
    throw refuse('order_cancelled', changes[0]?.path ?? 'order_id', 'The order is cancelled, nothing can follow.')
  }
  for (const { at, path } of changes) checkDate(order, at, path)
}

function checkDate(order: OrderState, at: string, path: string): void {
  if (Date.parse(at) < Date.parse(order.placedAt)) {
    throw refuse('invalid_date', path, 'Dated before the order was placed.')
  }
}

type FoundChange = LineChange & { line: OrderLine }

function splitByKind(
  order: OrderState,
  changes: readonly LineChange[],
): [products: FoundChange[], plans: FoundChange[]] {
  const found = changes.map((change) => {
    const line = order.lineItems.find(({ id }) => id === change.lineItemId)
    if (!line) throw refuse('unknown_line_item', change.path, 'The order has no such line.')
    return { ...change, line }
  })
  return [found.filter(({ line }) => line.kind === 'product'), found.filter(({ line }) => line.kind === 'plan')]
}

function checkQuantity(quantity: number, available: number, path: string): void {
  if (quantity > available || available === 0) {
    throw refuse('quantity_exceeded', path, `${Math.max(quantity, 1)} asked for, ${available} available.`)
  }
}

function windowClosed(path: string, windowDays: number): Refusal {
  return refuse('refund_window_closed', path, `Refunds are taken until ${windowDays} days after fulfilment.`)
}

/** Plans that a message names: first those that go with a product of the message, then those that go alone. */
function removePlans(order: OrderState, plans: readonly FoundChange[], kind: Removal, windowDays: number): void {
  const named = new Map<string, number>()
  for (const { line, quantity = Infinity } of plans) named.set(line.id, (named.get(line.id) ?? 0) + quantity)
  const gone = takePlansWithProducts(order, named, kind)
  for (const { line, quantity, at, path } of plans) {
    const goneByNow = gone.get(line.id) ?? 0
    const withProducts = Math.min(quantity ?? Infinity, goneByNow)
    gone.set(line.id, goneByNow - withProducts)
    const lone = lonePlans(order, line, kind, at, windowDays)
    const available = withProducts + lone.reduce((sum, { units }) => sum + units, 0)
    const taken = quantity ?? available
    checkQuantity(taken, withProducts + lone.reduce((sum, { unitsAtAnyTime }) => sum + unitsAtAnyTime, 0), path)
    if (taken > available) throw windowClosed(path, windowDays)
    takeLonePlans(lone, taken - withProducts, kind, at)
    const removals = kind === 'refund' ? line.refunds : line.cancellations
    removals.push({ quantity: taken, at })
  }
}

/** After products went: plans beyond the remaining units go along, or should have been named. */
function settlePlans(
  order: OrderState,
  products: readonly FoundChange[],
  plansFollow: boolean,
  errorCode: string,
): void {
  for (const { line: product, at, path } of products) {
    let surplus = surplusPlans(order, product)
    if (surplus > 0 && !plansFollow)
      throw refuse(errorCode, path, `${surplus} plan(s) of this product must go with it.`)
    for (const cover of coversOf(order, product)) {
      const quantity = Math.min(surplus, cover.quantity)
      if (quantity === 0) continue
      surplus -= quantity
      takePlans(cover, quantity, 'refund')
      order.lineItems.find(({ id }) => id === cover.planLineItemId)?.refunds.push({ quantity, at })
    }
  }
}
