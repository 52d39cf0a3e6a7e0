import type { CartSyncTabs } from './CartSync.js'

/**
 * Tells the other tabs of one browser what became of a cart's sync, through BroadcastChannel; `name` tells carts apart. A tab that
 * is told reads the cart again and reports nothing, so tabs cannot keep each other busy. Does nothing where there are no
 * channels.
 */
export const tabChannel =
  (name: string): CartSyncTabs =>
  (onAnnounced) => {
    const channel = globalThis.BroadcastChannel && new BroadcastChannel(`hakuna-kit ${name}`)
    channel?.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') onAnnounced(data)
    })
    return { announce: (key) => channel?.postMessage(key), close: () => channel?.close() }
  }
