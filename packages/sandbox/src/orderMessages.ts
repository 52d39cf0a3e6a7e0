import type { World } from './createSandbox.js'
import { type Answer, type Call, Refusal } from './http.js'

/**
 * One path takes three kinds of message in the guide "ERP + E-commerce integration"; their shapes tell them apart.
 * @throws Refusal 400 when the body is none of them
 */
export function takeOrderMessage(call: Call, { carts, events }: World, endlessActions?: boolean): Answer {
  const { body } = call
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
    if ('type' in body || 'payload' in body) return events.publish(call)
    if ('line_items' in body || 'cart_currency' in body) return carts.report(call, endlessActions)
    if ('order_id' in body) return carts.checkOut(call)
  }
  throw new Refusal(400, 'invalid_request_parameters', ['Expected a cart report, a checkout notification or an event.'])
}
