/** The cart-sync engine: `@hakuna-kit/core/sync`, an entry of its own, so that a page can load it later. */
export type {
  ActionRefusedReason,
  ActionSkippedReason,
  CartSync,
  CartSyncAnnouncement,
  CartSyncEvent,
  CartSyncLock,
  CartSyncOptions,
  CartSyncRecord,
  CartSyncState,
  CartSyncTabs,
} from './CartSync.js'
export { CartActionRefusedError, CartNotSettledError, CartSyncDisposedError } from './errors.js'
export { createCartSync } from './createCartSync.js'
export { explainRecord, explainSync } from './explainSync.js'
export type { ExplainedRecord } from './explainSync.js'
export { tabChannel } from './tabChannel.js'
export { webLock } from './webLock.js'
