import type { CartSyncAnnouncement, CartSyncLock, CartSyncTabs } from '../CartSync.js'

/** A lock that runs one task after the other, in the order of the requests. */
export function createQueueLock(): CartSyncLock {
  let lastTask: Promise<unknown> = Promise.resolve()
  return (task) => {
    const result = lastTask.then(task)
    lastTask = result.catch(() => {})
    return result
  }
}

/** A channel between tabs whose messages arrive in a later step. */
export function createSimulatedChannel(step: (name: string) => Promise<void>): CartSyncTabs {
  const tabs = new Set<(announcement: CartSyncAnnouncement) => void>()
  return (onAnnounced) => {
    tabs.add(onAnnounced)
    return {
      announce(announcement) {
        for (const tab of tabs) {
          if (tab !== onAnnounced) void step('an announcement arrives').then(() => tab(announcement))
        }
      },
      close: () => tabs.delete(onAnnounced),
    }
  }
}
