import type { WireLineItem } from '../cart/lineItemsField.js'
import { refuse } from '../http/Refusal.js'
import { checkPlans } from '../orders/checkPlans.js'
import type { OrderState } from '../orders/OrderState.js'
import { type NewOrderLine, startOrder } from '../orders/startOrder.js'
import type { InsurerTerms } from '../terms.js'
import type { EventMessage } from './eventMessage.js'

type PlacedPayload = Extract<EventMessage, { type: 'order_placed' }>['payload']

/**
 * Creates an order from an `order_placed` event.
 *
 * @param findCartLine finds a line of the reported cart: a shop that reports carts may leave the product reference out
 *   of the order (guide "ERP + E-commerce integration")
 * @throws Refusal 400 for a plan line without reference or product, more plans than products, or a country not served
 */
export function placeEventOrder(
  payload: PlacedPayload,
  findCartLine: (cartId: string, lineItemId: string) => WireLineItem | undefined,
  { countries }: InsurerTerms,
  receivedAt: string,
): OrderState {
  const lines = payload.line_items.map((line, index): NewOrderLine => {
    const cartLine = payload.cart_id === undefined ? undefined : findCartLine(payload.cart_id, line.id)
    const reference = line.custom_properties?.product_reference ?? cartLine?.custom_properties?.product_reference
    if (reference === undefined && line.product_brand?.toLowerCase() === 'hakuna') {
      const path = `payload.line_items[${index}].custom_properties.product_reference`
      throw refuse('invalid_request_parameters', path, 'Required on plan lines.')
    }
    return {
      id: line.id,
      kind: reference === undefined ? 'product' : 'plan',
      group: reference ?? line.product_id,
      quantity: line.quantity,
      productId: line.product_id,
      title: line.product_title,
      brand: line.product_brand ?? '',
      priceAmount: line.price_amount,
    }
  })
  checkPlans(lines, 'payload.line_items')
  const { country } = payload.customer_billing_address
  if (lines.some(({ kind }) => kind === 'plan') && !countries.includes(country)) {
    throw refuse('location_unsupported', 'payload.customer_billing_address.country', 'Not covered by the plans.')
  }
  return startOrder(
    {
      orderId: payload.order_id,
      source: 'events',
      placedAt: payload.placed_at,
      currency: payload.order_currency,
      country,
      ...(payload.cart_id !== undefined && { cartId: payload.cart_id }),
    },
    lines,
    receivedAt,
  )
}
