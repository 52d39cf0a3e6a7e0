import { replaceEqualDeep } from '@tanstack/react-query'
import { isPlanLineItem, type Cart, type PlanConnection } from '@hakuna-kit/core'
import type { CartRow, PendingChange, PlanLine, RowNotice } from './CartRow.js'

export type CartRowsOptions = {
  cart: Cart | null | undefined
  connections: readonly PlanConnection[]
  /** By id of the product line item. */
  pending: ReadonlyMap<string, PendingChange>
  notices: ReadonlyMap<string, RowNotice>
  /** The rows before: those that are equal are kept, so that their components are not rendered again. */
  before: ReadonlyMap<string, CartRow>
}

/** One row for each product line item, with the plan line items that cover it. Plan line items have no row. */
export function toCartRows(options: CartRowsOptions): ReadonlyMap<string, CartRow> {
  const { cart, connections, pending, notices, before } = options
  const lineItems = cart?.lineItems ?? []
  const planLines = toPlanLines(lineItems, connections)
  const rows = new Map<string, CartRow>()
  for (const lineItem of lineItems) {
    const { id } = lineItem
    if (isPlanLineItem(lineItem)) continue
    const [change, notice] = [pending.get(id), notices.get(id)]
    const row: CartRow = {
      lineItem,
      planLines: planLines.get(id) ?? [],
      ...(change && { pending: change }),
      ...(notice && { notice }),
    }
    rows.set(id, replaceEqualDeep(before.get(id), row))
  }
  const isSame = rows.size === before.size && [...rows].every(([id, row]) => before.get(id) === row)
  return isSame ? before : rows
}

function toPlanLines(lineItems: Cart['lineItems'], connections: readonly PlanConnection[]): Map<string, PlanLine[]> {
  const byId = new Map(lineItems.map((lineItem) => [lineItem.id, lineItem]))
  const planLines = new Map<string, PlanLine[]>()
  for (const { productLineItemId, planLineItemId, quantity } of connections) {
    const planLineItem = byId.get(planLineItemId)
    if (!planLineItem || !isPlanLineItem(planLineItem)) continue
    planLines.set(productLineItemId, [...(planLines.get(productLineItemId) ?? []), { planLineItem, quantity }])
  }
  return planLines
}
