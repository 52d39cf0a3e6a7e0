import { daysLater } from '@hakuna-kit/test/orders'
import { cancelLineItems } from '../../orders/cancelLineItems.js'
import { cancelOrder } from '../../orders/cancelOrder.js'
import { fulfillLineItems } from '../../orders/fulfillLineItems.js'
import type { NewOrder } from '../../orders/order.js'
import { placeOrder } from '../../orders/placeOrder.js'
import { refundLineItems } from '../../orders/refundLineItems.js'

const inDinar = (amount: number) => ({ amount, currency: 'bhd' })

/**
 * An order with every optional field, in a currency of three decimals. Every text and number is another one, so that
 * none can stand for another.
 */
export const fullOrder: NewOrder = {
  id: 'ord-full',
  placedAt: '2026-01-01T01:02:03.456Z',
  currency: 'bhd',
  cartId: 'cart-7',
  customer: { firstName: 'Ada', lastName: 'Byron', email: 'ada@example.com', phone: '+973 17 1' },
  billingAddress: { addressLine1: 'Ring 1', addressLine2: 'Flat 2', city: 'Graz', zip: '8010', country: 'at' },
  lineItems: [
    {
      id: 'line-black',
      quantity: 2,
      productId: 'PHONE',
      title: 'Phone, black',
      brand: 'Acme',
      unitPrice: inDinar(250_125),
    },
    { id: 'line-white', quantity: 1, productId: 'PHONE', title: 'Phone, white', unitPrice: inDinar(249_500) },
    {
      id: 'line-plan',
      quantity: 2,
      productId: 'plan-item',
      title: 'One year',
      brand: 'Hakuna',
      unitPrice: inDinar(12_375),
      customProperties: { productReference: 'PHONE', planId: 'pl-one-year', offerId: 'off-PHONE' },
    },
  ],
  planConnections: [{ productLineItemId: 'line-black', planLineItemId: 'line-plan', quantity: 1 }],
}

/** The full order, and a step of each kind. */
export function everyChange() {
  const placed = placeOrder(fullOrder)
  const fulfilled = fulfillLineItems(placed.order, {
    id: 'parcel-1',
    items: [{ lineItemId: 'line-black' }],
    fulfilledAt: daysLater(1.5),
    withPlans: true,
  })
  const refunded = refundLineItems(fulfilled.order, {
    id: 'revocation-1',
    items: [{ lineItemId: 'line-plan', quantity: 1 }],
    refundedAt: daysLater(2.5),
    knownToInsurer: true,
  })
  const linesCancelled = cancelLineItems(refunded.order, {
    id: 'out-of-stock',
    items: [{ lineItemId: 'line-white' }],
    cancelledAt: daysLater(3.5),
  })
  const cancelled = cancelOrder(placed.order, { cancelledAt: daysLater(1.5) })
  return { placed, fulfilled, refunded, linesCancelled, cancelled }
}

/** Whether a check lets a value pass. */
export function isAccepted(check: (json: unknown) => unknown): (json: unknown) => boolean {
  return (json) => {
    try {
      check(json)
      return true
    } catch {
      return false
    }
  }
}
