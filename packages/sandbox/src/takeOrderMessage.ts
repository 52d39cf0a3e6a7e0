import { type Answer, type Call, Refusal } from './http/Refusal.js'

export type OrderMessageHandlers = Record<'event' | 'cartReport' | 'checkout' | 'managedOrder', (call: Call) => Answer>

/**
 * One path takes three kinds of message in the guide "ERP + E-commerce integration", and may be the one that places
 * managed orders; their shapes tell them apart.
 * @throws Refusal 400 when the body is none of them
 */
export function takeOrderMessage(call: Call, handlers: OrderMessageHandlers): Answer {
  const { body } = call
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
    if ('type' in body || 'payload' in body) return handlers.event(call)
    if ('customer_billing_address' in body) return handlers.managedOrder(call)
    if ('line_items' in body || 'cart_currency' in body) return handlers.cartReport(call)
    if ('order_id' in body) return handlers.checkout(call)
  }
  throw new Refusal(400, 'invalid_request_parameters', ['Expected a cart report, a checkout notification or an event.'])
}
