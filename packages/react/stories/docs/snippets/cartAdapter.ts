import { CartAdapterError, type CartAdapter } from '@hakuna-kit/core'

/** A cart that lives on the shop's server, behind three calls of its own. */
export const cart: CartAdapter = {
  async readCart() {
    const response = await fetch('/api/cart')
    return response.status === 404 ? null : response.json()
  },
  async addLineItems(items) {
    accept(await fetch('/api/cart/lines', { method: 'POST', body: JSON.stringify(items) }))
    changed.dispatchEvent(new Event('change'))
  },
  async updateLineItem(lineItemId, quantity) {
    const body = JSON.stringify({ quantity })
    accept(await fetch(`/api/cart/lines/${lineItemId}`, { method: 'PATCH', body }))
    changed.dispatchEvent(new Event('change'))
  },
  subscribe(onChange) {
    changed.addEventListener('change', onChange)
    return () => changed.removeEventListener('change', onChange)
  },
}

const changed = new EventTarget()

function accept(response: Response) {
  if (response.ok || response.status === 404) return
  if (response.status === 409) throw new CartAdapterError('conflict')
  if (response.status === 423) throw new CartAdapterError('locked')
  throw new CartAdapterError(response.status < 500 ? 'refused' : 'unavailable')
}
