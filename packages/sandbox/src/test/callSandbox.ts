import { type SandboxOptions, createSandbox } from '../createSandbox.js'

/** A sandbox with a clock that the test sets, and short functions to call it. */
export function callSandbox(options: SandboxOptions = {}) {
  let time = new Date('2026-03-01T12:00:00.000Z')
  const sandbox = createSandbox({ now: () => time, ...options })

  async function ask(path: string, init: RequestInit) {
    const answer = await sandbox.fetch(`https://api.hellohakuna.com/sandbox${path}`, init)
    return { status: answer.status, body: JSON.parse(await answer.text()) }
  }

  return {
    sandbox,
    setTime: (iso: string) => (time = new Date(iso)),
    get: (path: string) => ask(path, { headers: { Authorization: 'Bearer sk_test_example' } }),
    post: (path: string, body?: unknown, headers: Record<string, string> = {}) =>
      ask(path, {
        method: 'POST',
        headers: { Authorization: 'Bearer sk_test_example', 'Content-Type': 'application/json', ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
  }
}

export type Line = { id: string; quantity: number; product: string; plan?: boolean }

export const placedAt = '2026-03-01T00:00:00.000Z'

/** The five order events. On plan lines, `product` is the protected product. */
export const event = {
  placed: (orderId: string, lines: Line[], more: Record<string, unknown> = {}) => ({
    type: 'order_placed',
    payload: {
      order_id: orderId,
      placed_at: placedAt,
      order_currency: 'eur',
      customer: { first_name: '', last_name: '', email: '' },
      customer_billing_address: { address_line_1: '', address_line_2: '', city: '', country: 'de', zip: '' },
      line_items: lines.map(({ id, quantity, product, plan }) => ({
        id,
        quantity,
        price_amount: plan ? 1200 : 112900,
        product_id: plan ? 'pl-1' : product,
        product_title: plan ? 'Plan' : 'Phone',
        product_brand: plan ? 'hakuna' : 'Acme',
        ...(plan && { custom_properties: { product_reference: product } }),
      })),
      ...more,
    },
  }),
  fulfilled: (orderId: string, units: Record<string, number>, at: string) => ({
    type: 'order_fulfillment_added',
    payload: { order_id: orderId, fulfillment_items: toItems(units, 'fulfilled_at', at) },
  }),
  refunded: (orderId: string, units: Record<string, number>, at: string) => ({
    type: 'order_refund_added',
    payload: { order_id: orderId, refund_items: toItems(units, 'refunded_at', at) },
  }),
  linesCancelled: (orderId: string, units: Record<string, number>, at: string) => ({
    type: 'order_line_items_cancelled',
    payload: { order_id: orderId, cancelled_line_items: toItems(units, 'cancelled_at', at) },
  }),
  cancelled: (orderId: string, at: string) => ({
    type: 'order_cancelled',
    payload: { order_id: orderId, cancelled_at: at },
  }),
}

function toItems(units: Record<string, number>, timeName: string, at: string) {
  return Object.entries(units).map(([line_item_id, quantity]) => ({ line_item_id, quantity, [timeName]: at }))
}
