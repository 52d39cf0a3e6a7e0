import type { PlanConnection } from '@hakuna-kit/core'
import { keptUnits, liveUnits, readLineItemStatus, unshippedUnits, type LineItemStatus } from '../lineItemStatus.js'
import type { ChangedUnits, Order, OrderChange } from '../order.js'

/** A connection of a plan line with a product line, and what became of its plans. */
type PlanAllocation = PlanConnection & {
  /** Plans neither cancelled nor refunded. */
  live: number
  /** Plans fulfilled with their product and not refunded since. */
  fulfilled: number
}

/** Units of a product line that were shipped or returned, or whose plan was revoked while the customer kept them. */
export type UnitsMoved = { kind: 'shipped' | 'returned' | 'revoked'; at: string; quantity: number }

type MoveKind = 'fulfilled' | 'refunded' | 'cancelled'

/**
 * Which plan units go with which product units of an order. A working copy for one change: `move` applies its parts.
 */
export type Allocation = {
  status(lineItemId: string): LineItemStatus
  /** Connections of a product line or of a plan line, in order. */
  connectionsOf(lineItemId: string): PlanAllocation[]
  /**
   * Plans of this connection that are contracts: their unit is with the customer. Nothing is insured before it is
   * shipped (documented). Our reading, because units of a line cannot be told apart:
   * - The first units shipped are those with a plan, so that the customer is insured at once.
   * - A unit whose plan was revoked stays without a plan. Otherwise the plan of a unit not yet shipped would take its
   *   place, and the contract that the customer has ended would go on.
   */
  countContracts(connection: PlanAllocation): number
  /** Plans of a product line beyond its live units that can have a plan. They must go with their product. */
  countSurplusPlans(productLineItemId: string): number
  /** What became of a product line's units, oldest change first. */
  historyOf(productLineItemId: string): UnitsMoved[]
  /** Within one change products must be moved before plans. */
  move(kind: MoveKind, units: ChangedUnits, at: string): void
}

/**
 * The allocation after all changes of the order, replayed from the start. An order can be cancelled only before
 * anything is shipped, so a cancelled one has no contracts either way.
 */
export function readAllocation(order: Order): Allocation {
  const lines = readLineItemStatus({ ...order, changes: [] })
  const connections = order.planConnections.map((connection): PlanAllocation => ({
    ...connection,
    live: connection.quantity,
    fulfilled: 0,
  }))
  const histories = new Map(order.lineItems.map(({ id }) => [id, [] as UnitsMoved[]]))

  const status = (lineItemId: string): LineItemStatus => {
    const line = lines.get(lineItemId)
    if (!line) throw new RangeError(`no line item "${lineItemId}"`)
    return line
  }
  const connectionsOf = (lineItemId: string) =>
    connections.filter(
      ({ productLineItemId, planLineItemId }) => productLineItemId === lineItemId || planLineItemId === lineItemId,
    )
  const historyOf = (productLineItemId: string) => histories.get(productLineItemId) ?? []
  const countRevokedOf = (productLineItemId: string) => countRevoked(historyOf(productLineItemId))

  const allocation: Allocation = {
    status,
    connectionsOf,
    historyOf,
    countContracts(connection) {
      let kept = keptUnits(status(connection.productLineItemId)) - countRevokedOf(connection.productLineItemId)
      for (const earlier of connectionsOf(connection.productLineItemId)) {
        if (earlier === connection) break
        kept -= Math.min(kept, earlier.live)
      }
      return Math.min(kept, connection.live)
    },
    countSurplusPlans(productLineItemId) {
      const plans = connectionsOf(productLineItemId).reduce((sum, { live }) => sum + live, 0)
      return Math.max(0, plans - liveUnits(status(productLineItemId)) + countRevokedOf(productLineItemId))
    },
    move(kind, { lineItemId, productLineItemId, quantity }, at) {
      const connection = connectionsOf(lineItemId).find(
        (candidate) => candidate.productLineItemId === productLineItemId,
      )
      if (connection) {
        // Refunded plans beyond the surplus are revoked: their unit stays with the customer.
        const surplus = allocation.countSurplusPlans(connection.productLineItemId)
        const revoked = kind === 'refunded' ? quantity - surplus : 0
        if (revoked > 0) historyOf(connection.productLineItemId).push({ kind: 'revoked', at, quantity: revoked })
        if (kind === 'fulfilled') connection.fulfilled += quantity
        else connection.live -= quantity
        if (kind === 'refunded') connection.fulfilled = Math.max(0, connection.fulfilled - quantity)
      } else if (kind !== 'cancelled') {
        historyOf(lineItemId).push({ kind: kind === 'fulfilled' ? 'shipped' : 'returned', at, quantity })
      }
      status(lineItemId)[kind] += quantity
    },
  }
  for (const change of order.changes) replay(allocation, change)
  return allocation
}

/** Units with the customer whose plan was revoked. Units are alike: those without a plan come back first. */
function countRevoked(history: UnitsMoved[]): number {
  return history.reduce((revoked, { kind, quantity }) => {
    if (kind === 'revoked') return revoked + quantity
    return kind === 'returned' ? Math.max(0, revoked - quantity) : revoked
  }, 0)
}

function replay(allocation: Allocation, { type, at, items }: OrderChange): void {
  if (type === 'cancelled') return
  const kind = type === 'line_items_cancelled' ? 'cancelled' : type
  const plans = items.filter(({ productLineItemId }) => productLineItemId !== undefined)
  const products = items.filter(({ productLineItemId }) => productLineItemId === undefined)
  for (const units of [...products, ...plans]) allocation.move(kind, units, at)
}

/** Units of a product line that a change of this kind can still move. */
export function countMovableUnits(line: LineItemStatus, kind: MoveKind): number {
  return kind === 'refunded' ? keptUnits(line) : unshippedUnits(line)
}
