import type { LineItem } from '@hakuna-kit/core'
import { placeOrder, type NewOrder, type Order } from '@hakuna-kit/server/orders'

/** 2026-01-01T00:00:00Z, when the test orders are placed. */
export const placedAt = '2026-01-01T00:00:00.000Z'

/** ISO 8601 time, so many days and milliseconds after the test orders were placed. */
export function daysLater(days: number, milliseconds = 0): string {
  return new Date(Date.parse(placedAt) + days * 86_400_000 + milliseconds).toISOString()
}

/** A product line. */
export function product(id: string, quantity = 1, productId = id.toUpperCase()): LineItem {
  return { id, quantity, productId, title: productId, brand: 'Apple', unitPrice: { amount: 50_000, currency: 'eur' } }
}

/** A plan line for `productId`. The plan comes from one of the insurer's offers. */
export function plan(id: string, productId: string, quantity = 1, planId = `pl-${productId}`): LineItem {
  return {
    id,
    quantity,
    productId: 'plan-item',
    title: 'Protection',
    brand: 'hakuna',
    unitPrice: { amount: 5_000, currency: 'eur' },
    customProperties: { productReference: productId, planId, offerId: `off-${productId}` },
  }
}

export function newOrder(lineItems: LineItem[], more: Partial<NewOrder> = {}): NewOrder {
  return {
    id: 'ord-1',
    placedAt,
    currency: 'eur',
    customer: { firstName: 'Ada', lastName: 'Byron', email: 'ada@example.com' },
    billingAddress: { addressLine1: 'Ring 1', addressLine2: '', city: 'Berlin', zip: '10115', country: 'de' },
    lineItems,
    ...more,
  }
}

/** A placed order. */
export function order(...lineItems: LineItem[]): Order {
  return placeOrder(newOrder(lineItems)).order
}

/** Code and path of the error that `act` throws; `undefined` if it throws none. */
export function refusal(act: () => unknown): { code: string; path: string } | undefined {
  try {
    act()
  } catch (error) {
    const { code, path } = error as { code: string; path: string }
    return { code, path }
  }
  return undefined
}
