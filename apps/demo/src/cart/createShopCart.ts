import { CartAdapterError, type CartAdapter, type NewLineItem } from '@hakuna-kit/core'
import type { AddLinesRequest, CartAnswer, UpdateLineRequest, WantedLine } from '../../shared/shopApi.js'
import { callShop, ShopApiError } from '../shop/shopApi.js'

/** The shop's cart as Hakuna Kit's cart adapter. The shop's own pages use it too. */
export interface ShopCart extends CartAdapter {
  subscribe(onChange: () => void): () => void
  /** Call this when the cart became an order, or when the currency, and with it the cart, has changed. */
  changed(): void
  close(): void
}

/** Writes through the shop's cart API, and tells the other tabs about each change through a BroadcastChannel. */
export function createShopCart({ fetch }: { fetch?: typeof globalThis.fetch | undefined } = {}): ShopCart {
  const listeners = new Set<() => void>()
  const tabs = new BroadcastChannel('halle7-cart')
  const notify = () => listeners.forEach((listener) => listener())
  tabs.addEventListener('message', notify)

  function changed() {
    tabs.postMessage('changed')
    notify()
  }

  async function call(method: 'GET' | 'POST' | 'PATCH', path: string, body?: AddLinesRequest | UpdateLineRequest) {
    try {
      return (await callShop<CartAnswer>(method, `/cart${path}`, body, fetch)).cart
    } catch (error) {
      throw new CartAdapterError(toCode(error), undefined, { cause: error })
    }
  }

  return {
    changed,
    readCart: () => call('GET', ''),
    async addLineItems(items) {
      await call('POST', '/lines', { items: items.map(toWantedLine) })
      changed()
    },
    async updateLineItem(lineItemId, quantity) {
      await call('PATCH', `/lines/${encodeURIComponent(lineItemId)}`, { quantity })
      changed()
    },
    subscribe(onChange) {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
    close: () => tabs.close(),
  }
}

function toWantedLine({ productId, quantity, title, unitPrice, customProperties }: NewLineItem): WantedLine {
  return { productId, quantity, title, shownPrice: unitPrice.amount, customProperties }
}

function toCode(error: unknown): CartAdapterError['code'] {
  if (!(error instanceof ShopApiError)) return 'unavailable'
  switch (error.code) {
    case 'conflict':
    case 'locked':
    case 'refused':
      return error.code
    default:
      return 'unavailable'
  }
}
