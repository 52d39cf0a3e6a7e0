import type { CartSyncAnnouncement, CartSyncLock, CartSyncTabs } from '../CartSync.js'

/** A lock whose holders queue up. */
export function createLine(): CartSyncLock {
  let tail: Promise<unknown> = Promise.resolve()
  return (task) => {
    const turn = tail.then(task)
    tail = turn.catch(() => {})
    return turn
  }
}

/** Tabs hear of each other some time later. */
export function createChannel(moment: (label: string) => Promise<void>): CartSyncTabs {
  const tabs = new Set<(announcement: CartSyncAnnouncement) => void>()
  return (onAnnounced) => {
    tabs.add(onAnnounced)
    return {
      announce(announcement) {
        for (const tell of tabs) if (tell !== onAnnounced) void moment('a tab hears').then(() => tell(announcement))
      },
      close: () => tabs.delete(onAnnounced),
    }
  }
}
