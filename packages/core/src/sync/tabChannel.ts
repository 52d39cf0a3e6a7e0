import type { CartSyncAnnouncement, CartSyncTabs } from './CartSync.js'

/**
 * Sends to the other tabs of a browser how a loop over the cart ended, through BroadcastChannel; `name` is one for each
 * cart. A tab that gets such a message reads the cart again and reports nothing, so tabs cannot start each other's
 * loops. Other messages are ignored. Does nothing where BroadcastChannel is missing or refused (blocked cookies).
 */
export const tabChannel =
  (name: string): CartSyncTabs =>
  (onAnnounced) => {
    const channel = openChannel(`hakuna-kit ${name}`)
    channel?.addEventListener('message', ({ data }) => {
      if (isAnnouncement(data)) onAnnounced(data)
    })
    return { announce: (announcement) => channel?.postMessage(announcement), close: () => channel?.close() }
  }

function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name)
  } catch {
    return undefined
  }
}

/** Any script of the shop's origin can send to the channel, also an older version of the kit in another tab. */
function isAnnouncement(data: unknown): data is CartSyncAnnouncement {
  const { outcome, fingerprint } = Object(data) as Record<string, unknown>
  return (outcome === 'settled' || outcome === 'abandoned') && typeof fingerprint === 'string'
}
