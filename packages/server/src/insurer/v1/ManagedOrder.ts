import type { Money } from '@hakuna-kit/core'
import type { BillingAddress, Customer } from '../../orders/order.js'
import type { Moment } from '../../orders/moments.js'
import type { OfferProduct } from './Offer.js'

/** A line of a managed order is a plan, together with its product. */
export type ManagedLineItem = {
  id: string
  quantity: number
  offerId: string
  planId: string
  /** Needed where the offer is for a collection (documented). */
  protectedProduct?: OfferProduct | undefined
}

export type NewManagedOrder = {
  id: string
  placedAt: Moment
  salesChannel?: 'e-commerce' | 'post-purchase' | 'offline' | undefined
  customer: Customer
  billingAddress: BillingAddress
  lineItems: ManagedLineItem[]
}

/** An order that the shop manages at the insurer by single calls, instead of order events or the order feed. */
export type ManagedOrder = {
  id: string
  status: 'placed' | 'cancelled'
  /** ISO 8601, UTC; so are all times. */
  cancelledAt: string | null
  cancelReason: string | null
  lineItems: {
    id: string
    quantity: number
    offerId: string
    planId: string
    protectedProduct: { id: string; price: Money }
  }[]
  fulfillments: { lineItemId: string; quantity: number; fulfilledAt: string }[]
  refunds: { lineItemId: string; quantity: number; refundedAt: string }[]
}

/** Units of one line; without a quantity all that is left (our reading). */
export type ManagedUnits = { lineItemId: string; quantity?: number | undefined }
