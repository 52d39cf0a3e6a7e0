import type { ChangeType, Contract, OrderState } from './OrderState.js'
import { insuredUnits } from './insuredUnits.js'

/**
 * Brings an order's contracts in line with what is with the customer: made when the protected product is fulfilled,
 * ended when product or plan goes. One contract per product line and plan line, with its quantity.
 *
 * @see guide "Orders": no contract before fulfilment (documented)
 */
export function updateContracts(
  order: OrderState,
  change: { reason: ChangeType; at: string; receivedAt: string },
): void {
  for (const [cover, quantity] of insuredUnits(order)) {
    const known = order.contracts.find(
      (contract) =>
        contract.productLineItemId === cover.productLineItemId && contract.planLineItemId === cover.planLineItemId,
    )
    if ((known?.quantity ?? 0) === quantity) continue
    const contract = known ?? startContract(order, cover.productLineItemId, cover.planLineItemId, change.at)
    if (!known) order.contracts.push(contract)
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
