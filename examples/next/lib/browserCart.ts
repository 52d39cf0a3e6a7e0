import type { Cart, CartAdapter, LineItem } from '@hakuna-kit/core'

const storageKey = 'cart'
const listeners = new Set<() => void>()
let last: { text: string | null; cart: Cart | null } = { text: null, cart: null }

/** Returns the same object until the cart changes, as `useSyncExternalStore` requires. */
export function getCart(): Cart | null {
  const text = localStorage.getItem(storageKey)
  if (text !== last.text) last = { text, cart: text === null ? null : (JSON.parse(text) as Cart) }
  return last.cart
}

function change(edit: (lineItems: LineItem[]) => LineItem[]) {
  const cart = getCart() ?? { id: crypto.randomUUID(), currency: 'eur', lineItems: [] }
  localStorage.setItem(storageKey, JSON.stringify({ ...cart, lineItems: edit(cart.lineItems) }))
  listeners.forEach((listener) => listener())
}

export function subscribeToCart(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** A cart in the browser's storage. A shop with a cart on its server calls the server here. */
export const browserCart: CartAdapter = {
  readCart: async () => getCart(),
  addLineItems: async (items) =>
    change((lineItems) => [...lineItems, ...items.map((item) => ({ ...item, id: crypto.randomUUID() }))]),
  updateLineItem: async (id, quantity) =>
    change((lineItems) =>
      lineItems.map((line) => (line.id === id ? { ...line, quantity } : line)).filter((line) => line.quantity > 0),
    ),
  subscribe: subscribeToCart,
}
