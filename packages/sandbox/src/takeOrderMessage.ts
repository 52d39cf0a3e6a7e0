import type { Answer, Call } from './http/Call.js'
import { Refusal } from './http/Refusal.js'

export type OrderMessageHandlers = Record<'event' | 'cartReport' | 'checkout' | 'managedOrder', (call: Call) => Answer>

/**
 * Passes a message to the handler of its kind. In the guide "ERP + E-commerce integration" the path `/orders` takes
 * three kinds of message, and it may be the path that places managed orders too. Only their shapes differ.
 * @throws Refusal 400 for any other body
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
