import { insuredUnits } from './insuredUnits.js'
import type { ChangeType, Contract, OrderState } from './OrderState.js'

/**
 * Updates the contracts of an order after a change. A contract is made when the protected product is fulfilled, and
 * ended when its product or plan is removed. There is one contract per product line and plan line, with a quantity.
 *
 * @see guide "Orders": no contract before fulfilment (documented)
 */
export function updateContracts(
  order: OrderState,
  change: { reason: ChangeType; at: string; receivedAt: string },
): void {
  for (const [cover, quantity] of insuredUnits(order)) {
    const existing = order.contracts.find(
      (contract) =>
        contract.productLineItemId === cover.productLineItemId && contract.planLineItemId === cover.planLineItemId,
    )
    if ((existing?.quantity ?? 0) === quantity) continue
    const contract = existing ?? startContract(order, cover.productLineItemId, cover.planLineItemId, change.at)
    if (!existing) order.contracts.push(contract)
    contract.quantity = quantity
    contract.status = quantity > 0 ? 'active' : 'ended'
    contract.endedAt = quantity > 0 ? null : change.at
    contract.history.push({ ...change, quantity })
  }
}

function startContract(
  order: OrderState,
  productLineItemId: string,
  planLineItemId: string,
  startedAt: string,
): Contract {
  const product = order.lineItems.find(({ id }) => id === productLineItemId)
  const plan = order.lineItems.find(({ id }) => id === planLineItemId)
  return {
    contractId: `con-${crypto.randomUUID()}`,
    orderId: order.orderId,
    source: order.source,
    productLineItemId,
    planLineItemId,
    productId: product?.productId ?? '',
    planTitle: plan?.title ?? '',
    quantity: 0,
    status: 'active',
    startedAt,
    endedAt: null,
    history: [],
  }
}
