import { Refusal } from '../http/Refusal.js'
import type { ChangeType, Contract, OrderLine, OrderSource, OrderState } from './OrderState.js'
import { sumUnits } from './units.js'
import { updateContracts } from './updateContracts.js'

/** A line with its totals. */
export type OrderLineRecord = OrderLine & { fulfilled: number; refunded: number; cancelled: number }

/** An order, without its contracts. */
export type OrderRecord = Omit<OrderState, 'contracts' | 'lineItems'> & { lineItems: OrderLineRecord[] }

/** One change of an order. `run` changes the order or throws a Refusal. */
export type OrderStep = { type: ChangeType; run(order: OrderState): void }

/** All orders, by source and id. */
export function createOrders() {
  const orders = new Map<string, OrderState>()
  const keyOf = (source: OrderSource, orderId: string) => `${source} ${orderId}`

  return {
    find: (source: OrderSource, orderId: string): OrderState | undefined => orders.get(keyOf(source, orderId)),

    /** @throws Refusal 404 `not_found` (documented status) for an order that was never placed */
    get(source: OrderSource, orderId: string): OrderState {
      const order = orders.get(keyOf(source, orderId))
      if (!order) throw new Refusal(404, 'not_found', ['order_id: No such order.'])
      return order
    },

    /** Applies the steps to a copy of the order and stores it. When a step throws, nothing is stored. */
    store(order: OrderState, steps: readonly OrderStep[], receivedAt: Date): OrderState {
      const changed = structuredClone(order)
      for (const step of steps) applyStep(changed, step, receivedAt.toISOString())
      orders.set(keyOf(order.source, order.orderId), changed)
      return changed
    },

    snapshot(): { orders: OrderRecord[]; contracts: Contract[] } {
      const all = structuredClone([...orders.values()])
      return {
        orders: all.map(({ contracts: _contracts, ...order }) => ({
          ...order,
          lineItems: order.lineItems.map((line) => ({
            ...line,
            fulfilled: sumUnits(line.fulfillments),
            refunded: sumUnits(line.refunds),
            cancelled: sumUnits(line.cancellations),
          })),
        })),
        contracts: all.flatMap(({ contracts }) => contracts),
      }
    },
  }
}

export type Orders = ReturnType<typeof createOrders>

/** Applies one step, records in the history which units changed, and updates the contracts. */
function applyStep(order: OrderState, { type, run }: OrderStep, receivedAt: string): void {
  const before = new Map(order.lineItems.map((line) => [line.id, unitsOf(line).map((units) => units.length)]))
  run(order)
  const changed = order.lineItems.flatMap((line) =>
    unitsOf(line)
      .flatMap((units, index) => units.slice(before.get(line.id)?.[index]))
      .map((units) => ({ ...units, lineItemId: line.id })),
  )
  const at = changed.map((units) => units.at).reduce(later, order.cancelledAt ?? order.placedAt)
  const items = changed.map(({ lineItemId, quantity }) => ({ lineItemId, quantity }))
  order.history.push({ type, at, receivedAt, items })
  updateContracts(order, { reason: type, at, receivedAt })
}

function unitsOf(line: OrderLine) {
  return [line.fulfillments, line.refunds, line.cancellations]
}

function later(one: string, other: string): string {
  return Date.parse(other) > Date.parse(one) ? other : one
}
