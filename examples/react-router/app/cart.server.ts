import { randomUUID } from 'node:crypto'
import type { Cart, CartAdapter } from '@hakuna-kit/core'
import { createCookie } from 'react-router'

const cookie = createCookie('cart', { httpOnly: true, sameSite: 'lax', path: '/' })
/** A real shop stores its carts in a database. */
const carts = new Map<string, Cart>()

/** The cart of the shopper who made the request. */
export async function findCart(request: Request): Promise<Cart | null> {
  const id: unknown = await cookie.parse(request.headers.get('cookie'))
  return typeof id === 'string' ? (carts.get(id) ?? null) : null
}

/** Creates a cart, and the `Set-Cookie` header by which the shopper's later requests find it. */
export async function makeCart(): Promise<{ cart: Cart; setCookie: string }> {
  const cart: Cart = { id: randomUUID(), currency: 'eur', lineItems: [] }
  carts.set(cart.id, cart)
  return { cart, setCookie: await cookie.serialize(cart.id) }
}

/** The cart as an adapter for the cart sync. The shop's own routes use it too. */
export function toAdapter(cart: Cart): CartAdapter {
  return {
    readCart: async () => structuredClone(cart),
    addLineItems: async (items) => {
      cart.lineItems.push(...items.map((item) => ({ ...item, id: randomUUID() })))
    },
    updateLineItem: async (id, quantity) => {
      cart.lineItems = cart.lineItems
        .map((line) => (line.id === id ? { ...line, quantity } : line))
        .filter((line) => line.quantity > 0)
    },
  }
}
