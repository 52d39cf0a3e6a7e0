import type { PlanConnection } from '@hakuna-kit/core'
import { keptUnits, liveUnits, readLineItemStatus, unshippedUnits, type LineItemStatus } from '../lineItemStatus.js'
import type { ChangedUnits, Order, OrderChange } from '../order.js'

type MoveKind = 'fulfilled' | 'refunded' | 'cancelled'

/** A connection and what is left of it. */
export type PlanCover = PlanConnection & {
  /** Plans still wanted. */
  live: number
  /** Plans fulfilled along with their product and not refunded since. */
  fulfilled: number
}

/** Units of a product line that were shipped or came back, or whose plan was revoked while they stayed. */
export type UnitsMoved = { kind: 'shipped' | 'returned' | 'revoked'; at: string; quantity: number }

/** Product lines and connections of an order while a change is being worked out; `move` plays the change through. */
export type Cover = {
  status(lineItemId: string): LineItemStatus
  /** Connections of a product line or of a plan line, in order. */
  of(lineItemId: string): PlanCover[]
  /**
   * Plans of this connection whose unit has been shipped and kept: the contracts. Shipped units count as covered first, so that the customer
   * is insured at once; but a unit whose plan was revoked stays without. Else the plan of a unit that is yet to be shipped would step in, and
   * a contract would run on that the customer has ended. (Both our reading; that nothing is insured before it is shipped is documented.)
   */
  shipped(connection: PlanCover): number
  /** Plans too many on a product line: more than units of it that are still wanted and can have one. */
  surplus(productLineItemId: string): number
  /** What became of a product line's units, oldest change first. */
  history(productLineItemId: string): UnitsMoved[]
  /** Within one change products move before plans. */
  move(kind: MoveKind, units: ChangedUnits, at: string): void
}

/** What is covered by what, now: the order's changes played through from the start. */
export function readCover(order: Order): Cover {
  const lines = readLineItemStatus({ ...order, changes: [] })
  const isCancelled = order.status === 'cancelled'
  const connections = order.planConnections.map((connection): PlanCover => ({
    ...connection,
    live: isCancelled ? 0 : connection.quantity,
    fulfilled: 0,
  }))
  const histories = new Map(order.lineItems.map(({ id }) => [id, [] as UnitsMoved[]]))

  const status = (lineItemId: string): LineItemStatus => {
    const line = lines.get(lineItemId)
    if (!line) throw new RangeError(`no line item "${lineItemId}"`)
    return line
  }
  const of = (lineItemId: string) =>
    connections.filter(
      ({ productLineItemId, planLineItemId }) => productLineItemId === lineItemId || planLineItemId === lineItemId,
    )
  const history = (productLineItemId: string) => histories.get(productLineItemId) ?? []
  const revokedOf = (productLineItemId: string) => countRevoked(history(productLineItemId))

  const cover: Cover = {
    status,
    of,
    history,
    shipped(connection) {
      let kept = keptUnits(status(connection.productLineItemId)) - revokedOf(connection.productLineItemId)
      for (const earlier of of(connection.productLineItemId)) {
        if (earlier === connection) break
        kept -= Math.min(kept, earlier.live)
      }
      return Math.min(kept, connection.live)
    },
    surplus(productLineItemId) {
      const plans = of(productLineItemId).reduce((sum, { live }) => sum + live, 0)
      return Math.max(0, plans - liveUnits(status(productLineItemId)) + revokedOf(productLineItemId))
    },
    move(kind, { lineItemId, productLineItemId, quantity }, at) {
      const connection = of(lineItemId).find((candidate) => candidate.productLineItemId === productLineItemId)
      if (connection) {
        // A plan that is not one too many goes alone.
        const alone = kind === 'refunded' ? quantity - cover.surplus(connection.productLineItemId) : 0
        if (alone > 0) history(connection.productLineItemId).push({ kind: 'revoked', at, quantity: alone })
        if (kind === 'fulfilled') connection.fulfilled += quantity
        else connection.live -= quantity
        if (kind === 'refunded') connection.fulfilled = Math.max(0, connection.fulfilled - quantity)
      } else if (kind !== 'cancelled') {
        history(lineItemId).push({ kind: kind === 'fulfilled' ? 'shipped' : 'returned', at, quantity })
      }
      status(lineItemId)[kind] += quantity
    },
  }
  if (!isCancelled) for (const change of order.changes) replay(cover, change)
  return cover
}

/** Units with the customer whose plan was revoked. Units are alike: those without a plan come back first. */
function countRevoked(history: UnitsMoved[]): number {
  return history.reduce((revoked, { kind, quantity }) => {
    if (kind === 'revoked') return revoked + quantity
    return kind === 'returned' ? Math.max(0, revoked - quantity) : revoked
  }, 0)
}

function replay(cover: Cover, { type, at, items }: OrderChange): void {
  if (type === 'cancelled') return
  const kind = type === 'line_items_cancelled' ? 'cancelled' : type
  const plans = items.filter(({ productLineItemId }) => productLineItemId !== undefined)
  const products = items.filter(({ productLineItemId }) => productLineItemId === undefined)
  for (const units of [...products, ...plans]) cover.move(kind, units, at)
}

/** Units of a product line that a change of this kind can still move. */
export function movableUnits(line: LineItemStatus, kind: MoveKind): number {
  return kind === 'refunded' ? keptUnits(line) : unshippedUnits(line)
}
