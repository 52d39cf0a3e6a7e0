import type { PlanConnection } from '@hakuna-kit/core'
import { keptUnits, liveUnits, readLineItemStatus, unshippedUnits, type LineItemStatus } from './lineItemStatus.js'
import type { ChangedUnits, Order } from './order.js'

/** A connection and what is left of it. */
export type PlanCover = PlanConnection & {
  /** Plans still wanted. */
  live: number
  /** Plans fulfilled along with their product and not refunded since. */
  fulfilled: number
}

/** Product lines and connections of an order while a change is being worked out; `move` plays the change through. */
export type Cover = {
  status(lineItemId: string): LineItemStatus
  /** Connections of a product line or of a plan line, in order. */
  of(lineItemId: string): PlanCover[]
  /** Plans of this connection whose unit has been shipped and kept. Shipped units count as covered first: the customer is insured at once. */
  shipped(connection: PlanCover): number
  /** Plans too many on a product line: more than units of it that are still wanted. */
  surplus(productLineItemId: string): number
  move(kind: 'fulfilled' | 'refunded' | 'cancelled', units: ChangedUnits): void
}

/** What is covered by what, now. */
export function readCover(order: Order): Cover {
  const lines = readLineItemStatus(order)
  const connections = order.planConnections.map((connection) => toCover(order, connection))

  const status = (lineItemId: string): LineItemStatus => {
    const line = lines.get(lineItemId)
    if (!line) throw new RangeError(`no line item "${lineItemId}"`)
    return line
  }
  const of = (lineItemId: string) =>
    connections.filter(
      ({ productLineItemId, planLineItemId }) => productLineItemId === lineItemId || planLineItemId === lineItemId,
    )

  return {
    status,
    of,
    shipped(connection) {
      let kept = keptUnits(status(connection.productLineItemId))
      for (const earlier of of(connection.productLineItemId)) {
        if (earlier === connection) break
        kept -= Math.min(kept, earlier.live)
      }
      return Math.min(kept, connection.live)
    },
    surplus(productLineItemId) {
      const plans = of(productLineItemId).reduce((sum, { live }) => sum + live, 0)
      return Math.max(0, plans - liveUnits(status(productLineItemId)))
    },
    move(kind, { lineItemId, productLineItemId, quantity }) {
      status(lineItemId)[kind] += quantity
      const connection = of(lineItemId).find((candidate) => candidate.productLineItemId === productLineItemId)
      if (!connection) return
      if (kind === 'fulfilled') connection.fulfilled += quantity
      else connection.live -= quantity
      if (kind === 'refunded') connection.fulfilled = Math.max(0, connection.fulfilled - quantity)
    },
  }
}

function toCover(order: Order, connection: PlanConnection): PlanCover {
  let { quantity: live } = connection
  let fulfilled = 0
  for (const { type, items } of order.changes) {
    for (const { lineItemId, productLineItemId, quantity } of items) {
      if (lineItemId !== connection.planLineItemId || productLineItemId !== connection.productLineItemId) continue
      if (type === 'fulfilled') fulfilled += quantity
      else live -= quantity
      if (type === 'refunded') fulfilled = Math.max(0, fulfilled - quantity)
    }
  }
  return { ...connection, live: order.status === 'cancelled' ? 0 : live, fulfilled }
}

/** Units of a product line that a change of this kind can still move. */
export function movableUnits(line: LineItemStatus, kind: 'fulfilled' | 'refunded' | 'cancelled'): number {
  return kind === 'refunded' ? keptUnits(line) : unshippedUnits(line)
}
