import type { ManagedOrderRequest } from './managedOrderRequest.js'

/** An order as sent (shape from the vendor page "Cancel an order"; times in epoch milliseconds). */
export type WireManagedOrder = {
  id: string
  payment_handler: 'merchant'
  placed_at: number
  customer: ManagedOrderRequest['customer']
  customer_billing_address: ManagedOrderRequest['customer_billing_address']
  line_items: {
    id: string
    offer_id: string
    plan_id: string
    quantity: number
    protected_product: NonNullable<ManagedOrderRequest['line_items'][number]['protected_product']>
  }[]
  status: 'placed' | 'cancelled'
  cancelled_at: number | null
  cancel_reason: string | null
  fulfillments: { line_item_id: string; quantity: number; fulfilled_at: number }[]
  refunds: { line_item_id: string; quantity: number; refunded_at: number }[]
}
