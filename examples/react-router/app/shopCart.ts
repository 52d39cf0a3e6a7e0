import { CartAdapterError, type Cart, type CartAdapter } from '@hakuna-kit/core'
import type { CartEdit } from './routes/cart'

const listeners = new Set<() => void>()

async function edit(body: CartEdit) {
  const response = await fetch('/cart', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new CartAdapterError('unavailable')
  listeners.forEach((listener) => listener())
}

export function subscribeToCart(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The shop's cart in the browser: calls the route `/cart`. */
export const shopCart: CartAdapter = {
  readCart: async () => (await (await fetch('/cart')).json()) as Cart | null,
  addLineItems: (items) => edit({ add: items }),
  updateLineItem: (id, quantity) => edit({ id, quantity }),
  subscribe: subscribeToCart,
}
